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
import type { Threat } from "../../threat/threat";

/** Something that can be computed but is rarely meant. */
export interface Warning {
  readonly key: FieldKey;
  readonly rule: string;
}

type Figures = Readonly<Partial<Record<LossFigure, number>>>;

/** How far a stated figure may lie from the fitted one. */
const tolerance = 0.1;

/** Above this spread about one event in ten or rarer carries the mean. */
const widestSpread = 2.5;

/** A cent stands for no retention at all, since 0 cannot be told from a blank cell. */
const tokenRetention = 0.01;

/** A chance this close to 0 or 1 reads as never or always. */
const never = 1e-6;

/** Everything about a threat that can be computed but is rarely meant. */
export function warningsOf(threat: Threat, figures: Figures, columns: Columns): Warning[] {
  const { severity, cap } = threat.event;
  return [
    ...(severity.kind === "lognormal" ? lognormalWarnings(severity, cap, figures, columns) : []),
    ...bindingWarnings(threat),
    ...annualLimitWarnings(threat),
  ];
}

function lognormalWarnings(
  loss: Lognormal,
  cap: number,
  figures: Figures,
  columns: Columns,
): Warning[] {
  const warnings: Warning[] = [];
  const { low, median, high, mostLikely } = figures;
  const zHigh = keptQuantile(columns.of.get("high")?.level ?? 0.95);
  if (low !== undefined && high !== undefined && loss.sigma > zHigh) {
    // d ln mean / dσ = σ - z_high at a fixed high: past it, a wider range has a larger mean.
    warnings.push({
      key: "high",
      rule: `is ${multiple(high / low)} times the low end: with a range this wide a lower low makes the mean rise`,
    });
  }
  if (loss.sigma > widestSpread && cap === Infinity) {
    warnings.push({
      key: spreadKey(figures),
      rule: `gives a spread (σ) of ${loss.sigma.toFixed(2)} without a Loss cap: about one event in ten, or rarer, carries the mean`,
    });
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
  return ratio < 1e6 ? String(Math.round(ratio)) : ratio.toExponential(1);
}

/** An amount to three digits. */
function rounded(amount: number): string {
  return amount >= 1e21 || amount < 1e-3
    ? amount.toExponential(2)
    : String(Number(amount.toPrecision(3)));
}
