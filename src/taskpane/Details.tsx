import { Body1, Caption1, Divider, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { RegisterStore } from "../session/register-store";
import type { ReadRegister } from "../session/register-view";
import { Amount } from "./Amount";
import { FindingLine } from "./FindingLine";
import { useFigures } from "./use-figures";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  rows: { margin: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  row: {
    display: "flex",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
  },
  value: { margin: 0, fontVariantNumeric: "tabular-nums" },
  remarks: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  kind: { display: "block", color: tokens.colorNeutralForeground2 },
});

/** So many remarks are written out; the worksheet function lists them all. */
const mostWritten = 3;

/** What a register adds up to beside its coverage, and what a reader should know of it. */
export function Details({
  register: { coverage, expectedLoss, threats, warnings, notes },
  onShow,
}: {
  readonly register: ReadRegister;
  readonly onShow: RegisterStore["show"];
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const some = (number: number): string => (number === 0 ? "None" : count(number));
  const remarks = [
    ...warnings.map((finding) => ({ kind: "Warning", finding })),
    ...notes.map((finding) => ({ kind: "Note", finding })),
  ];
  return (
    <section className={styles.stack} aria-label="Register">
      <Divider />
      <dl className={styles.rows}>
        {coverage && (
          <Row label="Expected loss of a year">
            <Amount value={expectedLoss} />
          </Row>
        )}
        <Row label="Threats">{count(threats)}</Row>
        <Row label="Problems">None</Row>
        <Row label="Warnings">{some(warnings.length)}</Row>
        <Row label="Notes">{some(notes.length)}</Row>
      </dl>
      {remarks.length > 0 && (
        <ul className={styles.remarks}>
          {remarks.slice(0, mostWritten).map(({ kind, finding }, index) => (
            <li key={index}>
              <Caption1 className={styles.kind}>{kind}</Caption1>
              <FindingLine finding={finding} onShow={onShow} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <dt>
        <Body1>{label}</Body1>
      </dt>
      <dd className={styles.value}>
        <Body1>{children}</Body1>
      </dd>
    </div>
  );
}
