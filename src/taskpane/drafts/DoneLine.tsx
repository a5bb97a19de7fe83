import { Caption1, Link, makeStyles, tokens } from "@fluentui/react-components";
import { draftsTexts } from "../words/texts/drafts";
import type { Done } from "./done";

const useStyles = makeStyles({
  done: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    flexGrow: 1,
    // In a narrow pane it has a line of its own.
    flexBasis: "200px",
  },
  takeBack: { flexShrink: 0, marginInlineStart: "auto", fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What was done last, for whoever wonders whether it was, and the way back. */
export function DoneLine({
  done,
  onTakeBack,
}: {
  readonly done: Done | null;
  readonly onTakeBack: () => void;
}) {
  const styles = useStyles();
  return (
    <div className={styles.done}>
      <Caption1 className={styles.quiet} role="status">
        {done?.words}
      </Caption1>
      {done?.canTakeBack === true && (
        <Link
          as="button"
          className={styles.takeBack}
          aria-keyshortcuts="Control+Z"
          title={draftsTexts.takeBackKeys}
          onClick={onTakeBack}
        >
          {draftsTexts.takeBack}
        </Link>
      )}
    </div>
  );
}
