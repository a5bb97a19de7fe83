import { makeStyles } from "@fluentui/react-components";
import { spoken } from "../../parts/spoken-style";
import { figuresTexts } from "../../words/texts/figures";
import { useFigures } from "../../words/use-figures";
import type { LossMark } from "../chart-contents";
import { chartsTexts } from "../../words/texts/charts";

const useStyles = makeStyles({ spoken });

/** Where the marked points of a curve of losses lie, for those who do not see them. */
export function MarkTable({ marks }: { readonly marks: readonly LossMark[] }) {
  const styles = useStyles();
  const { full, count } = useFigures();
  return (
    <div className={styles.spoken}>
      <table aria-label={chartsTexts.marksTitle}>
        <thead>
          <tr>
            <th scope="col">{chartsTexts.markHead}</th>
            <th scope="col">{chartsTexts.markLossHead}</th>
            <th scope="col">{chartsTexts.markYearsHead}</th>
          </tr>
        </thead>
        <tbody>
          {marks.map(({ name, loss, chance, meaning }) => (
            <tr key={meaning}>
              <th scope="row">{name}</th>
              <td>{full(loss)}</td>
              <td>{figuresTexts.yearsIn(chance, count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
