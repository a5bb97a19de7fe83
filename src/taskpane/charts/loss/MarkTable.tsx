import { makeStyles } from "@fluentui/react-components";
import { spoken } from "../../parts/spoken-style";
import { useFigures } from "../../words/use-figures";
import { yearsIn } from "../../words/years-in";
import type { LossMark } from "../chart-contents";
import { chartWords } from "../chart-words";

const useStyles = makeStyles({ spoken });

/** Where the marked points of a curve of losses lie, for those who do not see them. */
export function MarkTable({ marks }: { readonly marks: readonly LossMark[] }) {
  const styles = useStyles();
  const { full, count } = useFigures();
  return (
    <div className={styles.spoken}>
      <table aria-label={chartWords.marksTitle}>
        <thead>
          <tr>
            <th scope="col">{chartWords.markHead}</th>
            <th scope="col">{chartWords.markLossHead}</th>
            <th scope="col">{chartWords.markYearsHead}</th>
          </tr>
        </thead>
        <tbody>
          {marks.map(({ name, loss, chance, meaning }) => (
            <tr key={meaning}>
              <th scope="row">{name}</th>
              <td>{full(loss)}</td>
              <td>{yearsIn(chance, count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
