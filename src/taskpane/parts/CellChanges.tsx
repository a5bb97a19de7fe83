import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { AdoptedCell, AdoptionShown } from "../../session/contract/adoption";
import { plainList } from "./list-styles";

const useStyles = makeStyles({
  list: { ...plainList, rowGap: tokens.spacingVerticalXS },
  cell: { display: "flex", flexDirection: "column" },
  change: { fontVariantNumeric: "tabular-nums" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

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
          {columns.length === 1 ? "A new column" : "New columns"}:{" "}
          {columns.map(({ header, address }) => `${header} (${address})`).join(", ")}.
        </Body1>
      )}
      <ul className={styles.list} role="list">
        {cells.map((cell) => (
          <ChangedCell key={cell.address} cell={cell} />
        ))}
      </ul>
      {formulas.length > 0 && (
        <div>
          <Body1>These cells hold formulas and stay as they are:</Body1>
          <ul className={styles.list} role="list">
            {formulas.map(({ address, subject, formula, needed }) => (
              <li key={address} className={styles.cell}>
                <Body1>
                  {subject}: {formula}
                </Body1>
                <Caption1 className={styles.quiet}>
                  {address}, would have to come to {needed}
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

function ChangedCell({ cell }: { readonly cell: AdoptedCell }) {
  const styles = useStyles();
  const { subject, address, before, after, exact } = cell;
  return (
    <li className={styles.cell}>
      <Body1>{subject}</Body1>
      <Body1 className={styles.change} title={exact}>
        {before === "" ? "empty" : before} → {after === "" ? "empty" : after}{" "}
        <Caption1 className={styles.quiet}>{address}</Caption1>
      </Body1>
    </li>
  );
}
