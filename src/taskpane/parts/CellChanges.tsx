import { Body1, Body1Strong, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { AdoptedCell, AdoptionShown } from "../../session/contract/adoption";
import { frameTexts } from "../words/texts/frame";
import { plainList } from "./list-styles";

const useStyles = makeStyles({
  list: { ...plainList, rowGap: tokens.spacingVerticalXS },
  groups: { ...plainList, rowGap: tokens.spacingVerticalM },
  cell: { display: "flex", flexDirection: "column" },
  change: { fontVariantNumeric: "tabular-nums" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** So many cells are read as one list; more are told row by row. */
const mostInOneList = 12;

/** Every cell that will change, the columns that come in, the formulas that stay, and what is to be known of it. */
export function CellChanges({
  shown,
}: {
  readonly shown: Pick<AdoptionShown, "cells" | "columns" | "formulas" | "notes">;
}) {
  const styles = useStyles();
  const { cells, columns, formulas, notes } = shown;
  return (
    <>
      {columns.length > 0 && (
        <Body1>
          {frameTexts.newColumns(columns.map(({ header, address }) => `${header} (${address})`))}
        </Body1>
      )}
      {cells.length > mostInOneList ? (
        <ul className={styles.groups} role="list">
          {byName(cells).map(([name, own]) => (
            <li key={name}>
              <Body1Strong>{name}</Body1Strong>
              <ul className={styles.list} role="list" aria-label={name}>
                {own.map((cell) => (
                  <ChangedCell key={cell.address} cell={cell} words={cell.header} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      ) : (
        <ul className={styles.list} role="list">
          {cells.map((cell) => (
            <ChangedCell key={cell.address} cell={cell} words={cell.subject} />
          ))}
        </ul>
      )}
      {formulas.length > 0 && (
        <div>
          <Body1>{frameTexts.formulasStay}</Body1>
          <ul className={styles.list} role="list">
            {formulas.map(({ address, subject, formula, needed }) => (
              <li key={address} className={styles.cell}>
                <Body1>
                  {subject}: {formula}
                </Body1>
                <Caption1 className={styles.quiet}>
                  {frameTexts.wouldHaveToBe(address, needed)}
                </Caption1>
              </li>
            ))}
          </ul>
        </div>
      )}
      {notes.map((note) => (
        <Caption1 key={note} className={styles.quiet} block>
          {note}
        </Caption1>
      ))}
    </>
  );
}

/** Cells by the name of their row, in the order in which each is met first. */
function byName(cells: readonly AdoptedCell[]): readonly (readonly [string, AdoptedCell[]])[] {
  const groups = new Map<string, AdoptedCell[]>();
  for (const cell of cells) {
    const own = groups.get(cell.name);
    if (own) own.push(cell);
    else groups.set(cell.name, [cell]);
  }
  return [...groups];
}

function ChangedCell({ cell, words }: { readonly cell: AdoptedCell; readonly words: string }) {
  const styles = useStyles();
  const { address, before, after, exact } = cell;
  return (
    <li className={styles.cell}>
      <Body1>{words}</Body1>
      <Body1 className={styles.change} title={exact}>
        {before === "" ? frameTexts.empty : before} → {after === "" ? frameTexts.empty : after}{" "}
        <Caption1 className={styles.quiet}>{address}</Caption1>
      </Body1>
    </li>
  );
}
