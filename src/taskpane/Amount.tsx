import { makeStyles } from "@fluentui/react-components";
import { useFigures } from "./use-figures";

const useStyles = makeStyles({
  amount: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

/** An amount of money, short; hovering and screen readers get all of it. */
export function Amount({ value }: { readonly value: number }) {
  const styles = useStyles();
  const { compact, full } = useFigures();
  return (
    <span className={styles.amount} title={full(value)} role="img" aria-label={full(value)}>
      {compact(value)}
    </span>
  );
}
