import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { plainList } from "../../parts/list-styles";
import { chartsTexts } from "../../words/texts/charts";

const useStyles = makeStyles({
  list: { ...plainList, color: tokens.colorNeutralForeground2 },
});

/** What each marked point of a chart means, also of one that lies beyond it. */
export function MarkMeanings({
  marks,
}: {
  readonly marks: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly isDrawn: boolean;
  }[];
}) {
  const styles = useStyles();
  if (marks.length === 0) return null;
  return (
    <ul className={styles.list} role="list">
      {marks.map(({ name, meaning, isDrawn }) => (
        <li key={`${name} ${meaning}`}>
          <Caption1>
            {name}
            {!isDrawn && chartsTexts.beyondPart}: {meaning}
          </Caption1>
        </li>
      ))}
    </ul>
  );
}
