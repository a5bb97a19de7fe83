import { Body1, Link, makeStyles } from "@fluentui/react-components";
import type { RegisterStore } from "../session/register-store";
import type { PlacedFinding } from "../session/register-view";

const useStyles = makeStyles({ line: { display: "block" } });

/** A finding in words, and the way to its cell. */
export function FindingLine({
  finding: { sentence, address, cells },
  onShow,
}: {
  readonly finding: PlacedFinding;
  readonly onShow: RegisterStore["show"];
}) {
  const styles = useStyles();
  return (
    <Body1 className={styles.line}>
      {sentence}.{" "}
      {address !== null && (
        <Link
          as="button"
          inline
          onClick={() => {
            onShow(cells);
          }}
        >
          Go to {address}
        </Link>
      )}
    </Body1>
  );
}
