import type { Rectangle } from "../../session/contract/register-port";
import type { RegisterSession } from "../../session/contract/register-session";
import { frameTexts } from "../words/texts/frame";
import { InlineLink } from "./InlineLink";

/** The way to a cell of the sheet. */
export function GoToCell({
  address,
  cells,
  onShow,
}: {
  readonly address: string;
  readonly cells: Rectangle;
  readonly onShow: RegisterSession["show"];
}) {
  return (
    <InlineLink
      label={frameTexts.goToCell(address)}
      onClick={() => {
        onShow(cells);
      }}
    >
      {address}
    </InlineLink>
  );
}
