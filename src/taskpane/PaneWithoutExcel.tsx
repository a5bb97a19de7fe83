import { Body1, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { HelpLink } from "./frame/HelpLink";
import { PaneFrame, type PaneSurroundings } from "./frame/PaneFrame";
import { Screen } from "./frame/Screen";
import { startTexts } from "./words/texts/start";

/** The pane where there is no workbook to speak to, and why. */
export function PaneWithoutExcel({
  reason,
  ...surroundings
}: PaneSurroundings & { readonly reason: "outside" | "unreachable" }) {
  return (
    <PaneFrame {...surroundings}>
      <Screen isScrolling footer={<HelpLink />}>
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {reason === "outside" ? startTexts.outsideExcel : startTexts.unreachable}
          </MessageBarBody>
        </MessageBar>
        <Body1>{startTexts.whatOutspendIs}</Body1>
      </Screen>
    </PaneFrame>
  );
}
