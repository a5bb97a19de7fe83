import { makeStyles } from "@fluentui/react-components";
import { Suspense } from "react";
import { later } from "../frame/later";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  amount: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

/** What shows all of an amount beside it is as large as a view, and nobody points at one before it is there. */
const AmountTip = later(async () => (await import("./AmountTip")).AmountTip);

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
  const all = full(value);
  const amount = (
    <span className={styles.amount} role="img" tabIndex={0} aria-label={all}>
      {(short ?? compact)(value)}
    </span>
  );
  return (
    <Suspense fallback={amount}>
      <AmountTip full={all}>{amount}</AmountTip>
    </Suspense>
  );
}
