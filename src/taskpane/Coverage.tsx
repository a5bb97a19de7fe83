import { Body1, Caption1, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { RegisterStore } from "../session/register-store";
import type { ReadRegister } from "../session/register-view";
import { Amount } from "./Amount";
import { Details } from "./Details";
import type { Figures } from "./figures";
import { useFigures } from "./use-figures";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  headline: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  figures: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-end",
    columnGap: tokens.spacingHorizontalXL,
    margin: 0,
  },
  figure: { display: "flex", flexDirection: "column" },
  last: { marginLeft: "auto", textAlign: "right" },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  gap: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  quiet: { color: tokens.colorNeutralForeground2 },
  text: { display: "block" },
});

/** What a register adds up to: spend, what is required, and the gap between them. */
export function Coverage({
  register,
  onShow,
}: {
  readonly register: ReadRegister;
  readonly onShow: RegisterStore["show"];
}) {
  const styles = useStyles();
  const { coverage, expectedLoss, threats } = register;
  return (
    <div className={styles.stack}>
      {coverage ? (
        <Headline coverage={coverage} threats={threats} />
      ) : (
        <div className={styles.headline}>
          <dl className={styles.figures}>
            <Figure label="Expected loss of a year" value={expectedLoss} isHeadline />
          </dl>
          <Body1 className={styles.text}>
            Add a column Spend to the register to see how much of it is covered.
          </Body1>
        </div>
      )}
      <Details register={register} onShow={onShow} />
    </div>
  );
}

function Headline({
  coverage,
  threats,
}: {
  readonly coverage: NonNullable<ReadRegister["coverage"]>;
  readonly threats: number;
}) {
  const styles = useStyles();
  const { share, count } = useFigures();
  const { spend, required, gap, ratio, threatsShort } = coverage;
  const covered = `${share(ratio)} of the required spend is covered.`;
  return (
    <section className={styles.headline} aria-label="Coverage">
      <dl className={styles.figures}>
        <Figure label="Spend" value={spend} />
        <Figure label="Required" value={required} />
        <Figure label="Gap" value={gap} isHeadline />
      </dl>
      <ProgressBar thickness="large" shape="square" value={ratio} aria-label={covered} />
      <Body1 className={styles.text}>
        {covered} {shortBudgets(threatsShort, threats, count)}
      </Body1>
      <Caption1 className={styles.quiet}>
        Required is the expected loss of a year, after controls and insurance. A surplus on one
        threat does not cover another. The gap is the thesis's rule, not an accounting provision.
      </Caption1>
    </section>
  );
}

function shortBudgets(short: number, all: number, count: Figures["count"]): string {
  if (short === 0) return "No budget is below what its threat is expected to cost.";
  if (all === 1) return "The budget is below what the threat is expected to cost.";
  return short === 1
    ? `The budget of 1 of ${count(all)} threats is below what it is expected to cost.`
    : `The budgets of ${count(short)} of ${count(all)} threats are below what they are expected to cost.`;
}

function Figure({
  label,
  value,
  isHeadline = false,
}: {
  readonly label: string;
  readonly value: number;
  readonly isHeadline?: boolean;
}) {
  const styles = useStyles();
  return (
    <div className={isHeadline ? `${styles.figure} ${styles.last}` : styles.figure}>
      <dt className={styles.label}>{label}</dt>
      <dd className={isHeadline ? `${styles.value} ${styles.gap}` : styles.value}>
        <Amount value={value} />
      </dd>
    </div>
  );
}
