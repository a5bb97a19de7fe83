import { Body1, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState, useSyncExternalStore } from "react";
import type { RefusedCell } from "../../session/contract/standing-refusals";
import type { RegisterSession } from "../../session/contract/register-session";
import { figuresTexts } from "../words/texts/figures";
import { frameTexts } from "../words/texts/frame";
import { questionsTexts } from "../words/texts/questions";
import { useFigures } from "../words/use-figures";
import { plainList } from "../parts/list-styles";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { ...plainList, rowGap: tokens.spacingVerticalXS },
  more: { alignSelf: "flex-start" },
});

/** So many are written out at first. */
const mostShown = 2;

/** The formulas of the workbook that answer with a reason instead of a figure: Excel often does not show it. */
export function RefusedFormulas({ session }: { readonly session: RegisterSession }) {
  const styles = useStyles();
  const { count } = useFigures();
  const { refusals } = session;
  const cells = useSyncExternalStore(refusals.subscribe, refusals.getSnapshot);
  const [showsAll, setShowsAll] = useState(false);
  if (cells.length === 0) return null;
  const shown = showsAll ? cells : cells.slice(0, mostShown);
  return (
    <section className={styles.whole} aria-label={questionsTexts.withoutFigure}>
      <h2 className={styles.title} role="status">
        {questionsTexts.noFigure(cells.length, count(cells.length))}
      </h2>
      <ul className={styles.list} role="list">
        {shown.map((cell) => (
          <li key={`${addressOf(cell)} ${cell.id}`}>
            <Body1>
              <Link
                as="button"
                type="button"
                inline
                aria-label={frameTexts.goToCell(addressOf(cell))}
                onClick={() => {
                  refusals.show(cell);
                }}
              >
                {addressOf(cell)}
              </Link>{" "}
              {cell.id}: {cell.reason}.
            </Body1>
          </li>
        ))}
      </ul>
      {cells.length > shown.length && (
        <Link
          as="button"
          className={styles.more}
          onClick={() => {
            setShowsAll(true);
          }}
        >
          {figuresTexts.showAll(count(cells.length))}
        </Link>
      )}
    </section>
  );
}

/** A name that could be misread stands in quotes, as in a formula. */
const addressOf = ({ sheet, address }: RefusedCell): string =>
  `${/^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${address}`;
