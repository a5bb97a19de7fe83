import { makeStyles, Tooltip } from "@fluentui/react-components";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  amount: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

/** An amount of money, short; hovering, focus and screen readers get all of it. */
export function Amount({ value }: { readonly value: number }) {
  const styles = useStyles();
  const { compact, full } = useFigures();
  return (
    <Tooltip content={full(value)} relationship="label">
      <span className={styles.amount} role="img" tabIndex={0}>
        {compact(value)}
      </span>
    </Tooltip>
  );
}
