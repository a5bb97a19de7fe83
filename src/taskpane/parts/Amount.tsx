import { makeStyles, Tooltip } from "@fluentui/react-components";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  amount: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

/**
 * An amount of money, short; hovering, focus and screen readers get all of it.
 *
 * @param short how it is written; in three digits where it is left out
 */
export function Amount({
  value,
  short,
}: {
  readonly value: number;
  readonly short?: ((amount: number) => string) | undefined;
}) {
  const styles = useStyles();
  const { compact, full } = useFigures();
  return (
    <Tooltip content={full(value)} relationship="label">
      <span className={styles.amount} role="img" tabIndex={0}>
        {(short ?? compact)(value)}
      </span>
    </Tooltip>
  );
}
