import { Body1, Body1Strong, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { AdoptedCell, AdoptionShown, KeptFormula } from "../../session/contract/adoption";
import { frameTexts } from "../words/texts/frame";
import { plainList } from "./list-styles";

const useStyles = makeStyles({
  list: { ...plainList, rowGap: tokens.spacingVerticalXS },
  groups: { ...plainList, rowGap: tokens.spacingVerticalM },
  cell: { display: "flex", flexDirection: "column" },
  // Formulas hold few blanks at which a line could end.
  formula: { overflowWrap: "anywhere" },
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
          <ul className={styles.groups} role="list">
            {byFormula(formulas).map(([formula, own]) => (
              <li key={formula} className={styles.cell}>
                <Body1 className={styles.formula}>{formula}</Body1>
                <ul className={styles.list} role="list" aria-label={formula}>
                  {own.map(({ address, subject, needed }) => (
                    <li key={address} className={styles.cell}>
                      <Body1>{subject}</Body1>
                      <Caption1 className={styles.quiet}>
                        {frameTexts.wouldHaveToBe(address, needed)}
                      </Caption1>
                    </li>
                  ))}
                </ul>
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

/** Cells by the name of their row. */
const byName = (cells: readonly AdoptedCell[]) => grouped(cells, ({ name }) => name);

/** A column that is filled down says one formula many times. */
const byFormula = (formulas: readonly KeptFormula[]) => grouped(formulas, ({ formula }) => formula);

/** In the order in which each group is met first. */
function grouped<Each>(
  all: readonly Each[],
  groupOf: (each: Each) => string,
): readonly (readonly [string, readonly Each[]])[] {
  const groups = new Map<string, Each[]>();
  for (const each of all) {
    const own = groups.get(groupOf(each));
    if (own) own.push(each);
    else groups.set(groupOf(each), [each]);
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
