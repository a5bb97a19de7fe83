import { makeStyles, tokens } from "@fluentui/react-components";
import { ShareCopy } from "../share/ShareCopy";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
});

/** What leaves the workbook: a copy for people without the add-in. */
export function ReportView() {
  const styles = useStyles();
  return (
    <div className={styles.whole}>
      <ShareCopy />
    </div>
  );
}
