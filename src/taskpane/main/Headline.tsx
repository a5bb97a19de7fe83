import { Body1, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense } from "react";
import type { Totals } from "../../session/contract/register-snapshot";
import { Amount } from "../parts/Amount";
import { CoveredBar } from "../parts/CoveredBar";
import { Said } from "../parts/Said";
import { later } from "../frame/later";
import type { Figures } from "../words/figures";
import { figuresTexts } from "../words/texts/figures";
import { headTexts } from "../words/texts/head";
import { useFigures } from "../words/use-figures";
import type { RuleChoice } from "./RulePicker";

const RulePicker = later(
  async () => (await import(/* webpackChunkName: "menus" */ "./RulePicker")).RulePicker,
);

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
  rule: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    flexWrap: "wrap",
  },
});

/** What a register adds up to: what its budgets should reach, what of that is covered, and the gap between them. */
export function Headline({ totals, ...choice }: RuleChoice & { readonly totals: Totals }) {
  const styles = useStyles();
  const { share, count, together } = useFigures();
  const { coverage, expectedLoss, ruleLacks, threats, threatsShort, threatsInexact } = totals;
  if (!coverage) {
    return (
      <section className={styles.headline} aria-label={figuresTexts.averageLoss}>
        <dl className={styles.figures}>
          <Figure label={figuresTexts.averageLoss} value={expectedLoss} isHeadline />
        </dl>
        <Body1>{ruleLacks === null ? headTexts.addSpend : `${ruleLacks}.`}</Body1>
        {ruleLacks === null ? <div>{choice.menu}</div> : <RuleLine {...choice} />}
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
    <section className={styles.headline} aria-label={headTexts.coverage}>
      <dl className={styles.figures}>
        <Figure label={figuresTexts.required} value={required} short={short} />
        <Sign text="−" />
        <Figure label={figuresTexts.covered} value={covered} short={coveredShown} />
        <Sign text="=" />
        <Figure label={figuresTexts.gap} value={gap} short={short} isHeadline />
      </dl>
      <CoveredBar ratio={ratio} className={styles.bar} />
      <Body1>
        {headTexts.coveredShare(share(ratio))} {underFunded(threatsShort, threats, count)}
      </Body1>
      {/* A surplus of rounding is none. */}
      {short(surplus) !== short(0) && surplus > 0 && (
        <Caption1 className={styles.quiet}>
          <Said parts={headTexts.surplus(<Amount value={surplus} short={short} />)} />
        </Caption1>
      )}
      {threatsInexact > 0 && (
        <Caption1 className={styles.quiet}>
          {headTexts.inexact(threatsInexact, count(threatsInexact))}
        </Caption1>
      )}
      <RuleLine {...choice} />
    </section>
  );
}

/** What budgets are held against; what holds the place of the choice is as large, so that nothing moves when it comes. */
function RuleLine(choice: RuleChoice) {
  const styles = useStyles();
  return (
    <Suspense
      fallback={
        <div className={styles.rule}>
          <Caption1>{headTexts.shouldReach}</Caption1>
          <Button appearance="subtle" size="small">
            {headTexts.ruleNames[choice.rule]}
          </Button>
        </div>
      }
    >
      <RulePicker {...choice} />
    </Suspense>
  );
}

function underFunded(short: number, all: number, count: Figures["count"]): string {
  if (short === 0) return headTexts.noneShort;
  if (all === 1) return headTexts.theOneShort;
  return headTexts.short(short, count(short), count(all));
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
