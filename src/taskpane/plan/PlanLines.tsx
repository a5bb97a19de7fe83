import { makeStyles, tokens } from "@fluentui/react-components";
import { Amount } from "../parts/Amount";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  figures: { margin: 0 },
  line: { display: "flex", justifyContent: "space-between", columnGap: tokens.spacingHorizontalM },
});

/** What a plan comes to, amount below amount. */
export function PlanLines({ lines }: { readonly lines: readonly (readonly [string, number])[] }) {
  const styles = useStyles();
  const { together } = useFigures();
  const { write } = together(lines.map(([, amount]) => amount));
  return (
    <dl className={styles.figures}>
      {lines.map(([words, amount]) => (
        <div key={words} className={styles.line}>
          <dt>{words}</dt>
          <dd>
            <Amount value={amount} short={write} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
