import { groupedDigits } from "../../input/grouped-digits";
import { thin } from "../../threat/frequency";
import { mayUseUpAnnualLimit } from "../../year/annual-limit/limited-row";
import { keptQuantile } from "../../numeric/normal/kept-quantile";
import type { Cover } from "../../severity/event-loss";
import { exceedanceAfterReduction } from "../../severity/event-loss";
import type { Lognormal } from "../../severity/lognormal";
import { lognormalMedian, lognormalMode } from "../../severity/lognormal";
import type { LossFigure } from "../../severity/loss-figures";
import { severityExceedance } from "../../severity/severity";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import type { Frequency } from "../../threat/frequency";
import type { Threat } from "../../threat/threat";
import type { Secondary } from "../figures/row-secondary";

/** Something that can be computed but is rarely meant. */
export interface Warning {
  readonly key: FieldKey;
  readonly rule: string;
}

type Figures = Readonly<Partial<Record<LossFigure, number>>>;

/** What the columns of a row say, as far as it may be meant otherwise. */
interface SaidOfRow {
  readonly figures: Figures;
  readonly numbers: ReadonlyMap<FieldKey, number>;
  readonly secondary: Secondary | null;
}

/** How far a stated figure may lie from the fitted one. */
const tolerance = 0.1;

/** Above this spread about one event in ten or rarer carries the mean. */
const widestSpread = 2.5;

/** A cent stands for no retention at all, since 0 cannot be told from a blank cell. */
const tokenRetention = 0.01;

/** A chance this close to 0 or 1 reads as never or always. */
const never = 1e-6;

/** Everything about a threat that can be computed but is rarely meant. */
export function warningsOf(threat: Threat, said: SaidOfRow, columns: Columns): Warning[] {
  const { severity, cap } = threat.event;
  const loss = severity.kind === "with-secondary" ? severity.primary : severity;
  return [
    ...(loss.kind === "lognormal" ? lognormalWarnings(loss, cap, said.figures, columns) : []),
    ...secondaryWarnings(said.secondary, cap, said.numbers, columns),
    ...rateWarnings(threat.frequency, said.numbers, columns),
    ...bindingWarnings(threat),
    ...annualLimitWarnings(threat),
  ];
}

/** Of a secondary loss that never follows, and of one with a wide range. */
function secondaryWarnings(
  secondary: Secondary | null,
  cap: number,
  numbers: SaidOfRow["numbers"],
  columns: Columns,
): Warning[] {
  if (secondary === null) return [];
  const { chance, loss } = secondary;
  const never: Warning[] =
    chance === 0
      ? [
          {
            key: "secondaryChance",
            rule: "is blank: the secondary loss never happens; fill in the share of events that it follows",
          },
        ]
      : [];
  if (loss.kind === "fixed" || chance === 0) return never;
  const ends = { low: "secondaryLow", high: "secondaryHigh" } as const;
  const wide = wideWarning(loss.sigma, ends, numbers, columns);
  return [
    ...(wide === null ? [] : [wide]),
    ...(cap === Infinity && loss.sigma > widestSpread
      ? [spreadWarning("secondaryHigh", loss)]
      : []),
  ];
}

/** Of a range of rates: beyond the same width a lower low end makes the mean rise. */
function rateWarnings(
  frequency: Frequency,
  numbers: SaidOfRow["numbers"],
  columns: Columns,
): Warning[] {
  if (frequency.kind !== "uncertain" || frequency.law.kind !== "lognormal") return [];
  const { sigma } = frequency.law;
  const ends = { low: "frequencyLow", high: "frequencyHigh" } as const;
  const wide = wideWarning(sigma, ends, numbers, columns);
  return [
    ...(wide === null ? [] : [wide]),
    ...(sigma > widestSpread
      ? [
          {
            key: "frequencyHigh",
            rule: `gives a spread (σ) of ${sigma.toFixed(2)}: a rate that is one of the highest tenth, or higher, carries the mean`,
          } as const,
        ]
      : []),
  ];
}

/** d ln mean / dσ = σ - z_high at a fixed high: past it, a wider range has a larger mean. */
function wideWarning(
  sigma: number,
  { low, high }: Readonly<Record<"low" | "high", FieldKey>>,
  numbers: SaidOfRow["numbers"],
  columns: Columns,
): Warning | null {
  const zHigh = keptQuantile(columns.of.get(high)?.level ?? 0.95);
  const [from, to] = [numbers.get(low), numbers.get(high)];
  if (from === undefined || to === undefined || !(sigma > zHigh)) return null;
  return {
    key: high,
    rule: `is ${multiple(to / from)} times the low end: with a range this wide a lower low makes the mean rise`,
  };
}

function spreadWarning(key: FieldKey, { sigma }: Lognormal): Warning {
  return {
    key,
    rule: `gives a spread (σ) of ${sigma.toFixed(2)} without a Loss cap: about one event in ten, or rarer, carries the mean`,
  };
}

function lognormalWarnings(
  loss: Lognormal,
  cap: number,
  figures: Figures,
  columns: Columns,
): Warning[] {
  const warnings: Warning[] = [];
  const { low, median, high, mostLikely } = figures;
  const ends = new Map<FieldKey, number>();
  if (low !== undefined) ends.set("low", low);
  if (high !== undefined) ends.set("high", high);
  const wide = wideWarning(loss.sigma, { low: "low", high: "high" }, ends, columns);
  if (wide !== null) warnings.push(wide);
  if (loss.sigma > widestSpread && cap === Infinity) {
    warnings.push(spreadWarning(spreadKey(figures), loss));
  }
  if (low !== undefined && median !== undefined && !near(median, lognormalMedian(loss))) {
    warnings.push({
      key: "median",
      rule: `is more than 10% away from ${rounded(lognormalMedian(loss))}, the median of the lognormal through low and high; it is checked, not used: write two-piece under Loss model to honour all three`,
    });
  }
  if (
    mostLikely !== undefined &&
    !near(mostLikely, lognormalMedian(loss)) &&
    !near(mostLikely, lognormalMode(loss))
  ) {
    warnings.push({
      key: "mostLikely",
      rule: `is more than 10% away from ${rounded(lognormalMedian(loss))}, the median of the lognormal through low and high, and from ${rounded(lognormalMode(loss))}, its most likely value; it is checked, not used`,
    });
  }
  return warnings;
}

/** The column that made the spread. */
function spreadKey(figures: Figures): FieldKey {
  return figures.standardDeviation === undefined ? "high" : "standardDeviation";
}

function bindingWarnings({ event }: Threat): Warning[] {
  const { severity, cap, cover } = event;
  const warnings: Warning[] = [];
  const check = (
    key: FieldKey,
    chance: number,
    effect: { never: string; always: string },
  ): void => {
    if (chance < never) warnings.push({ key, rule: `never binds: ${effect.never}` });
    else if (chance > 1 - never) warnings.push({ key, rule: `always binds: ${effect.always}` });
  };
  if (cap < Infinity) {
    check("lossCap", severityExceedance(severity, cap), {
      never: "no event costs more",
      always: "every event costs more",
    });
  }
  if (cover !== null) {
    const attach = exceedanceAfterReduction(event, cover.retention);
    if (cover.retention > tokenRetention) {
      check("retention", attach, {
        never: "no event reaches it, so the insurer never pays",
        always: "every event exceeds it",
      });
    }
    if (attach >= never && !isOfYear(cover)) {
      check("limit", exceedanceAfterReduction(event, cover.retention + cover.limit), {
        never: "no event uses it up",
        always: "every event uses it up",
      });
    }
  }
  return warnings;
}

function annualLimitWarnings({ frequency, frequencyReduction, event }: Threat): Warning[] {
  const { cover } = event;
  if (cover?.annualLimit === undefined) return [];
  if (mayUseUpAnnualLimit(thin(frequency, frequencyReduction), event)) return [];
  const usedByOne = isOfYear(cover)
    ? exceedanceAfterReduction(event, cover.retention + cover.annualLimit)
    : 0;
  if (usedByOne >= never) return [];
  return [
    { key: "annualLimit", rule: "never binds: hardly a year has enough events to use it up" },
  ];
}

/** Whether one event may use up the limit of the year, which then takes the place of that of an event. */
function isOfYear({ limit, annualLimit }: Cover): boolean {
  return annualLimit !== undefined && limit >= annualLimit;
}

function near(stated: number, fitted: number): boolean {
  return Math.abs(stated - fitted) <= tolerance * fitted;
}

/** A ratio with as many digits as its reader needs. */
function multiple(ratio: number): string {
  return ratio < 1e6 ? groupedDigits(String(Math.round(ratio))) : ratio.toExponential(1);
}

/** An amount to three digits. */
function rounded(amount: number): string {
  return amount >= 1e21 || amount < 1e-3
    ? amount.toExponential(2)
    : groupedDigits(String(Number(amount.toPrecision(3))));
}
