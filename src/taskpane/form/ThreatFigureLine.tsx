import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { ThreatFigures } from "../../session/contract/register-snapshot";
import { Amount } from "../parts/Amount";
import { CoveredBar } from "../parts/CoveredBar";
import { figuresTexts } from "../words/texts/figures";
import { formTexts } from "../words/texts/form";
import { uncounted } from "../words/threat-words";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  figures: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    "& > :last-child:not(:only-child)": { textAlign: "end" },
  },
  label: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  value: {
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  bar: { height: "6px" },
  // As high with a menu as without.
  below: {
    display: "flex",
    alignItems: "flex-start",
    justifyContent: "space-between",
    minHeight: "24px",
  },
  // Room for a reason and for the covered share alike, so that nothing jumps while one types.
  reason: { color: tokens.colorNeutralForeground2, minHeight: tokens.lineHeightBase200 },
});

/** What a threat comes to, or would if it were saved, and why it cannot be said. */
export function ThreatFigureLine({
  figures,
  hasSpend,
  isDraft,
  note,
  menu,
}: {
  readonly figures: ThreatFigures;
  readonly hasSpend: boolean;
  readonly isDraft: boolean;
  /** Why something cannot be said; null where everything can. */
  readonly note: string | null;
  /** What can be done with the figures; null while they are not in the sheet. */
  readonly menu: ReactNode;
}) {
  const styles = useStyles();
  const { share } = useFigures();
  const { expectedLoss, required, spend, gap, ratio } = figures;
  const aside = hasSpend ? uncounted(figures) : null;
  return (
    <section
      className={styles.stack}
      aria-label={isDraft ? formTexts.figuresOnceSaved : formTexts.figures}
    >
      <dl className={styles.figures}>
        <Figure label={figuresTexts.averageYear} value={expectedLoss} />
        {hasSpend && (
          <>
            <Figure label={figuresTexts.required} value={required} />
            <Figure label={figuresTexts.spend} value={spend} />
            <Figure label={figuresTexts.gap} value={gap} />
          </>
        )}
      </dl>
      {hasSpend && <CoveredBar ratio={ratio ?? 0} className={styles.bar} />}
      <div className={styles.below}>
        <Caption1 className={styles.reason}>
          {note ??
            [
              ...(ratio === null || !hasSpend ? [] : [formTexts.covered(share(ratio), aside)]),
              ...(isDraft ? [formTexts.onceSaved] : []),
            ].join(" ")}
        </Caption1>
        {menu}
      </div>
    </section>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: number | null }) {
  const styles = useStyles();
  return (
    <div>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{value === null ? "–" : <Amount value={value} />}</dd>
    </div>
  );
}
