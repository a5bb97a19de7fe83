import { Body1, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { HelpLink } from "./frame/HelpLink";
import { PaneFrame, type PaneSurroundings } from "./frame/PaneFrame";
import { Screen } from "./frame/Screen";

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
            {reason === "outside"
              ? "You are looking at this page outside Excel. In Excel it is Outspend on the Home tab."
              : "Excel could not be reached: office.js did not load from appsforoffice.microsoft.com. Check the connection, then close this pane and open it again."}
          </MessageBarBody>
        </MessageBar>
        <Body1>
          Outspend shows, threat by threat, whether your security budget exceeds what breaches are
          expected to cost.
        </Body1>
      </Screen>
    </PaneFrame>
  );
}
