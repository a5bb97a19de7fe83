import { Body1, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { PaneFrame, type PaneSurroundings } from "./PaneFrame";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** The pane where there is no workbook to speak to, and why. */
export function PaneWithoutExcel({
  reason,
  ...surroundings
}: PaneSurroundings & { readonly reason: "outside" | "unreachable" }) {
  const styles = useStyles();
  return (
    <PaneFrame {...surroundings}>
      <div className={styles.stack}>
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
      </div>
    </PaneFrame>
  );
}
