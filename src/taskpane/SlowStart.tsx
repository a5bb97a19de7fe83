import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { startTexts } from "./words/texts/start";

const useStyles = makeStyles({ wait: { paddingTop: tokens.spacingVerticalXXL } });

/** What is shown while a workbook is looked through that takes long: quick ones need no spinner. */
export function SlowStart() {
  const styles = useStyles();
  return (
    <Spinner
      className={styles.wait}
      delay={300}
      size="small"
      label={startTexts.lookingForRegister}
    />
  );
}
