import { makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import type { SheetFailure } from "../session/register-port";

const useStyles = makeStyles({
  // In sight, however far down the reader is.
  bar: { position: "sticky", bottom: tokens.spacingVerticalM, flexShrink: 0 },
});

/** Why what is shown may be old. */
export function Trouble({
  failure,
  message,
}: {
  readonly failure: SheetFailure;
  readonly message: string;
}) {
  const styles = useStyles();
  return (
    <MessageBar
      className={styles.bar}
      intent={failure === "cell-edit" ? "info" : "warning"}
      layout="multiline"
    >
      <MessageBarBody>{message}</MessageBarBody>
    </MessageBar>
  );
}
