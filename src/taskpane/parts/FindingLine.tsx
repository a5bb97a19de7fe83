import { Body1 } from "@fluentui/react-components";
import type { RegisterSession } from "../../session/contract/register-session";
import type { PlacedFinding } from "../../session/contract/register-snapshot";
import { frameTexts } from "../words/texts/frame";
import { GoToCell } from "./GoToCell";

/** A finding in words, and the way to its cell. */
export function FindingLine({
  finding: { sentence, address, cells },
  onShow,
}: {
  readonly finding: PlacedFinding;
  readonly onShow: RegisterSession["show"];
}) {
  return (
    <Body1>
      {sentence}.{" "}
      {address !== null && (
        <>
          {frameTexts.goTo} <GoToCell address={address} cells={cells} onShow={onShow} />
        </>
      )}
    </Body1>
  );
}
