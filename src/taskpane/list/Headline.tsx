import { Body1, Caption1, makeStyles, Select, tokens, useId } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Rule } from "../../core";
import type { RegisterView, Totals } from "../../session/contract/register-snapshot";
import { Amount } from "../frame/Amount";
import { CoveredBar } from "../frame/CoveredBar";
import type { Figures } from "../words/figures";
import { ruleNames, ruleSentences } from "../words/rule-names";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  headline: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  figures: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-end",
    columnGap: tokens.spacingHorizontalL,
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
  gap: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  bar: { height: "8px" },
  rule: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    flexWrap: "wrap",
  },
  // As wide as its longest choice it would not fit beside its label.
  choice: { flexGrow: 1, flexBasis: "140px", minWidth: 0, maxWidth: "100%" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What a register adds up to: spend, what is required, and the gap between them. */
export function Headline({ totals, ...choice }: RuleChoice & { readonly totals: Totals }) {
  const styles = useStyles();
  const { share, count } = useFigures();
  const { coverage, expectedLoss, ruleLacks, threats, threatsShort, threatsInexact } = totals;
  if (!coverage) {
    return (
      <section className={styles.headline} aria-label="Expected loss">
        <dl className={styles.figures}>
          <Figure label="Expected loss of a year" value={expectedLoss} isHeadline />
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
  return (
    <section className={styles.headline} aria-label="Coverage">
      <dl className={styles.figures}>
        <Figure label="Spend" value={spend} />
        <Figure label="Required" value={required} />
        <Figure label="Gap" value={gap} isHeadline />
      </dl>
      <CoveredBar ratio={ratio} className={styles.bar} />
      <Body1>
        {share(ratio)} covered. {underFunded(threatsShort, threats, count)}
      </Body1>
      {threatsInexact > 0 && (
        <Caption1 className={styles.quiet}>{inexactFigures(threatsInexact, count)}</Caption1>
      )}
      <RulePicker {...choice} />
    </section>
  );
}

type RuleChoice = Pick<RegisterView, "rule" | "rules" | "rulesApart"> & {
  readonly onRule: (rule: Rule) => void;
  /** What can be done with the figures. */
  readonly menu: ReactNode;
};

function RulePicker({ rule, rules, rulesApart, onRule, menu }: RuleChoice) {
  const styles = useStyles();
  const id = useId("rule");
  return (
    <div>
      <div className={styles.rule}>
        <label htmlFor={id}>
          <Caption1>Required is the</Caption1>
        </label>
        <Select
          className={styles.choice}
          id={id}
          size="small"
          value={rule}
          onChange={(_, { value }) => {
            const chosen = rules.find((each) => each === value);
            if (chosen) onRule(chosen);
          }}
        >
          {rules.map((each) => (
            <option key={each} value={each}>
              {ruleNames[each]}
            </option>
          ))}
          {rulesApart.map((each) => (
            <option key={each.rule} value={each.rule} disabled>
              {ruleNames[each.rule]} (needs {each.columns.join(" and ")})
            </option>
          ))}
        </Select>
        {menu}
      </div>
      <Caption1 className={styles.quiet}>
        {ruleSentences[rule]} The gap is a planning figure, not a provision in the accounts.
      </Caption1>
    </div>
  );
}

function underFunded(short: number, all: number, count: Figures["count"]): string {
  if (short === 0) return "No threat is underfunded.";
  if (all === 1) return "The threat is underfunded.";
  return `${count(short)} of ${count(all)} threats ${short === 1 ? "is" : "are"} underfunded.`;
}

/** Said where it matters: a year of thousands of nearly equal losses climbs in steps that no curve shows. */
function inexactFigures(threats: number, count: Figures["count"]): string {
  const whose = threats === 1 ? "one threat" : `${count(threats)} threats`;
  return `What is required for ${whose} may be off by more than 0.01%.`;
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
