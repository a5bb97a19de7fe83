import type { Rectangle } from "../../session/contract/register-port";
import type { RegisterSession } from "../../session/contract/register-session";
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
      label={`Go to ${address}`}
      onClick={() => {
        onShow(cells);
      }}
    >
      {address}
    </InlineLink>
  );
}
