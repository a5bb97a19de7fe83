import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { Totals } from "../../session/contract/register-snapshot";
import { Amount } from "../parts/Amount";
import { CoveredBar } from "../parts/CoveredBar";
import type { Figures } from "../words/figures";
import { useFigures } from "../words/use-figures";
import { type RuleChoice, RulePicker } from "./RulePicker";

const useStyles = makeStyles({
  headline: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  figures: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-end",
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
  },
  figure: { display: "flex", flexDirection: "column" },
  last: { marginLeft: "auto", textAlign: "right" },
  label: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  sign: { color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase500 },
  gap: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  bar: { height: "8px" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What a register adds up to: what its budgets should reach, what of that is covered, and the gap between them. */
export function Headline({ totals, ...choice }: RuleChoice & { readonly totals: Totals }) {
  const styles = useStyles();
  const { share, count, together } = useFigures();
  const { coverage, expectedLoss, ruleLacks, threats, threatsShort, threatsInexact } = totals;
  if (!coverage) {
    return (
      <section className={styles.headline} aria-label="Expected loss">
        <dl className={styles.figures}>
          <Figure label="Average year's loss" value={expectedLoss} isHeadline />
        </dl>
        <Body1>
          {ruleLacks === null
            ? "Add a column Spend to the register to see how much of it is covered."
            : `${ruleLacks}.`}
        </Body1>
        {ruleLacks === null ? <div>{choice.menu}</div> : <RulePicker {...choice} />}
      </section>
    );
  }
  const { spend, required, gap, ratio } = coverage;
  const covered = required - gap;
  const surplus = spend - covered;
  const { write: short, rounded } = together([required, gap, surplus]);
  // The sum adds up to the eye.
  const coveredShown = (): string => short(rounded(required) - rounded(gap));
  return (
    <section className={styles.headline} aria-label="Coverage">
      <dl className={styles.figures}>
        <Figure label="Required" value={required} short={short} />
        <Sign text="−" />
        <Figure label="Covered" value={covered} short={coveredShown} />
        <Sign text="=" />
        <Figure label="Gap" value={gap} short={short} isHeadline />
      </dl>
      <CoveredBar ratio={ratio} className={styles.bar} />
      <Body1>
        {share(ratio)} covered. {underFunded(threatsShort, threats, count)}
      </Body1>
      {/* A surplus of rounding is none. */}
      {short(surplus) !== short(0) && surplus > 0 && (
        <Caption1 className={styles.quiet}>
          Surplus elsewhere <Amount value={surplus} short={short} />, not counted.
        </Caption1>
      )}
      {threatsInexact > 0 && (
        <Caption1 className={styles.quiet}>{inexactFigures(threatsInexact, count)}</Caption1>
      )}
      <RulePicker {...choice} />
    </section>
  );
}

function underFunded(short: number, all: number, count: Figures["count"]): string {
  if (short === 0) return "No threat is under-funded.";
  if (all === 1) return "The threat is under-funded.";
  return `${count(short)} of ${count(all)} threats ${short === 1 ? "is" : "are"} under-funded.`;
}

/** Said where it matters: a year of thousands of nearly equal losses climbs in steps that no curve shows. */
function inexactFigures(threats: number, count: Figures["count"]): string {
  const whose = threats === 1 ? "one threat" : `${count(threats)} threats`;
  return `What is required for ${whose} may be off by more than 0.01%.`;
}

/** Between two figures: they add up. */
function Sign({ text }: { readonly text: string }) {
  const styles = useStyles();
  return (
    <span className={styles.sign} aria-hidden="true">
      {text}
    </span>
  );
}

function Figure({
  label,
  value,
  short,
  isHeadline = false,
}: {
  readonly label: string;
  readonly value: number;
  readonly short?: (amount: number) => string;
  readonly isHeadline?: boolean;
}) {
  const styles = useStyles();
  return (
    <div className={isHeadline ? `${styles.figure} ${styles.last}` : styles.figure}>
      <dt className={styles.label}>{label}</dt>
      <dd className={isHeadline ? `${styles.value} ${styles.gap}` : styles.value}>
        <Amount value={value} short={short} />
      </dd>
    </div>
  );
}
