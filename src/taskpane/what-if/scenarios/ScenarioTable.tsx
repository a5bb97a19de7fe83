import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { figureTable } from "../../parts/list-styles";
import { Amount } from "../../parts/Amount";
import { whatIfTexts } from "../../words/texts/what-if";
import { useFigures } from "../../words/use-figures";
import { figureNames, type ScenarioFigure } from "./scenario-questions";
import type { ScenarioFigures } from "./use-scenario-figures";

const useStyles = makeStyles({
  table: figureTable,
  strong: { fontWeight: tokens.fontWeightSemibold },
  old: { opacity: 0.6 },
});

/** One column of figures. */
export interface FigureColumn {
  readonly name: string;
  readonly figures: ScenarioFigures;
}

/** Two registers beside each other, and what lies between them. */
export function ScenarioTable({
  figures,
  first,
  second,
}: {
  /** Those that are told, from top to bottom. */
  readonly figures: readonly ScenarioFigure[];
  readonly first: FigureColumn;
  readonly second: FigureColumn;
}) {
  const styles = useStyles();
  const { together } = useFigures();
  const amounts = figures.flatMap((figure) =>
    [first, second].flatMap(({ figures: { of } }) => of[figure] ?? []),
  );
  const { write, rounded } = together(amounts);
  const isOld = first.figures.isOld || second.figures.isOld;
  return (
    <table
      className={mergeClasses(styles.table, isOld && amounts.length > 0 && styles.old)}
      aria-label={whatIfTexts.beside(first.name, second.name)}
      aria-busy={isOld}
    >
      <thead>
        <tr>
          <td />
          <th scope="col">{first.name}</th>
          <th scope="col">{second.name}</th>
          <th scope="col">{whatIfTexts.change}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => {
          const [one, other] = [first.figures.of[figure], second.figures.of[figure]];
          return (
            <tr key={figure}>
              <th scope="row">{figureNames[figure]}</th>
              <td>{one === null ? "\u2026" : <Amount value={one} short={write} />}</td>
              <td className={styles.strong}>
                {other === null ? "\u2026" : <Amount value={other} short={write} />}
              </td>
              <td>
                {one === null || other === null ? (
                  "\u2026"
                ) : (
                  <Amount
                    value={other - one}
                    // The difference of what stands beside it.
                    short={() => signed(rounded(other) - rounded(one) || other - one, write)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** "+$12k", "\u2212$8k", "+<$1k", "$0". */
function signed(change: number, write: (amount: number) => string): string {
  const sign = change > 0 ? "+" : change < 0 ? "\u2212" : "";
  const amount = write(Math.abs(change));
  return amount === write(0) ? amount : sign + amount;
}
