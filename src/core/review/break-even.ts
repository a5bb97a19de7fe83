import type { Coverage, Rule } from "../budget/coverage";
import { threatCoverage, totalCoverage } from "../budget/coverage";
import { checkAmount, checkShare } from "../input/domain";
import { changedMeasure } from "../year/changed-measure";
import type { LossMeasure } from "../year/loss-measure";
import { ModelError } from "../input/model-error";
import type { Cells } from "../input/cell";
import { quote } from "../input/cell";
import type { FieldKey } from "../register/headers/field";
import { rateRangeKeys } from "../register/headers/field";
import type { RegisterReading } from "../register/read-register";
import type { Threat } from "../threat/threat";
import { threatKind } from "../register/headers/threat-kind";
import type { LevelSearch } from "./level-search";
import { levelSearch, nearestTo } from "./level-search";
import type { RowTrial } from "./row-trial";
import { isProblem, rowTrial } from "./row-trial";
import type { Fineness } from "./tried-places";
import { coarse, fine, triedPlaces } from "./tried-places";

/** What is to meet a target: a measure of the year's losses, or what spend leaves uncovered. */
export type BreakEvenMeasure =
  LossMeasure | { readonly kind: "gap" } | { readonly kind: "coverage" };

/** The figures that can be asked for: all that one of the measures can depend on. */
export const breakEvenKeys = [
  ...(["frequency", "probability", "attempts", "vulnerability", "varianceRatio"] as const),
  "returnPeriod",
  ...(["low", "median", "high", "mean", "standardDeviation"] as const),
  ...(["min", "mostLikely", "max", "loss", "lossCap"] as const),
  ...(["assetValue", "exposureFactor", "secondaryChance"] as const),
  ...(["secondaryLow", "secondaryHigh", "secondaryLoss"] as const),
  ...(["lossReduction", "frequencyReduction", "retention", "limit"] as const),
  ...(["annualLimit", "spend"] as const),
  ...(["attackerValue", "defenderAdvantage"] as const),
] as const satisfies readonly FieldKey[];
export type BreakEvenKey = (typeof breakEvenKeys)[number];

/**
 * The rule by which gap and coverage are judged where a figure is looked for: "expected", and for what only "deterrence" reads,
 * that.
 */
export function breakEvenRule(key: BreakEvenKey): Rule {
  return key === "attackerValue" || key === "defenderAdvantage" ? "deterrence" : "expected";
}

/** What is asked: which figure of which threat, and what it is to bring about. */
export interface BreakEvenQuestion {
  /** One of the register's threats. */
  readonly threat: Threat;
  /** A field that the register has a column for. */
  readonly key: BreakEvenKey;
  readonly measure: BreakEvenMeasure;
  /** Currency a year; a share for "coverage". */
  readonly target: number;
}

/** The figure at which the measure meets the target, in the units of its column. */
export interface BreakEven {
  /** The one nearest to the present figure, by plain difference. */
  readonly value: number;
  /** Others that meet it too, rising. */
  readonly others: readonly number[];
}

/**
 * What would have to be true: the figure of a threat at which a measure of the register meets a target, everything else as
 * it is.
 *
 * Every trial is read as the sheet would be with the figure typed into its cell, so that the answer put there meets the
 * target: to 1e-9 of it for means, gap and coverage, to the engine's error for percentiles and tail means. Of a stretch of
 * figures that all meet it, the one nearest to the present. A blank cell is present as what it reads as: a Loss cap without
 * end, an advantage or a variance ratio of 1, else 0; of a stretch that goes on without end, its beginning. Of a range of rates the mean
 * is looked for, under Frequency: put the ends in proportion to it.
 * Gap and coverage are by `breakEvenRule`.
 *
 * @param cells the register, its header row included
 * @throws ModelError `out-of-range` where no figure meets the target, with the least and the most that figures reach;
 *   `incomplete` where the row can hold no other figure, or the measure does not depend on it
 */
export function breakEven(
  reading: RegisterReading,
  cells: Cells,
  question: BreakEvenQuestion,
): BreakEven {
  const { threat, key, measure, target } = question;
  if (measure.kind === "coverage") checkShare(target, "target");
  else checkAmount(target, "target");
  const trial = rowTrial(reading, cells, threat);
  const measured = measuring(reading.threats, question);
  let refused: string | null = null;
  // Of a rate that is not known, its mean is looked for, with the same ratio of its ends.
  const mean =
    key === "frequency" && threat.frequency.kind === "uncertain" ? threat.frequency.mean : null;
  const curve = (x: number): number | undefined => {
    const tried = trial.tried(mean === null ? new Map([[key, x]]) : rangeTimes(trial, x / mean));
    if (isProblem(tried)) {
      refused = `${tried.column} ${tried.rule}`;
      return undefined;
    }
    try {
      return measured(tried);
    } catch (refusal) {
      // A figure so large that no number holds what it makes.
      if (refusal instanceof ModelError && refusal.code === "too-large") return undefined;
      throw refusal;
    }
  };
  const present = mean ?? trial.number(key) ?? blankReads[key] ?? 0;
  const isOfYears = measure.kind === "percentile" || measure.kind === "tail";
  const places = placesOf(trial, key, present, isOfYears ? coarse : fine);
  const tolerance = isOfYears ? OF_YEARS : OF_MEANS;
  const search = levelSearch(curve, places, { level: target, tolerance, present });
  if (search.meets.length === 0) throw noneMeets(question, search, refused);
  const value = nearestTo(present, search.meets);
  return { value, others: search.meets.filter((each) => each !== value) };
}

/** The ends of a row's frequency, all so many times as large. */
function rangeTimes(trial: RowTrial, factor: number): ReadonlyMap<FieldKey, number> {
  return new Map(
    rateRangeKeys.flatMap((key) => {
      const number = trial.number(key);
      return number === null ? [] : [[key, number * factor] as const];
    }),
  );
}

/** How far from a target still meets it. */
const OF_MEANS = 1e-9;
const OF_YEARS = 3e-5;

/** What a blank cell stands for, where that is not 0. A 0 in the cell stands for the same. */
const blankReads: Readonly<Partial<Record<BreakEvenKey, number>>> = {
  lossCap: Infinity,
  varianceRatio: 1,
  defenderAdvantage: 1,
};

/** Figures that can be 0: of all others a 0 is a blank cell. */
const from0: readonly BreakEvenKey[] = ["spend", "min", "frequencyReduction", "lossReduction"];

/** The figures that are tried, in the units of the sheet, the present one among them. */
function placesOf(
  trial: RowTrial,
  key: BreakEvenKey,
  present: number,
  fineness: Fineness,
): readonly number[] {
  const scale = trial.scale(key);
  const places = triedPlaces(threatKind.names.fieldFor(key).quantity, fineness).map(
    (place) => place / scale,
  );
  const isFigure = (place: number): boolean =>
    place < Infinity && (place > 0 || from0.includes(key));
  return [...new Set([...places, present].filter(isFigure))].sort((a, b) => a - b);
}

function measuring(
  threats: readonly Threat[],
  { threat, key, measure }: BreakEvenQuestion,
): (instead: Threat) => number {
  const place = threats.indexOf(threat);
  if (measure.kind !== "gap" && measure.kind !== "coverage") {
    const changed = changedMeasure(threats, measure);
    return (instead) => changed(place, instead);
  }
  const rule = breakEvenRule(key);
  const each: Coverage[] = threats.map((one) => threatCoverage(one, rule));
  return (instead) => {
    const changed = [...each];
    changed[place] = threatCoverage(instead, rule);
    const { gap, ratio } = totalCoverage(changed);
    return measure.kind === "gap" ? gap : ratio;
  };
}

function noneMeets(
  { threat, key, measure, target }: BreakEvenQuestion,
  { jumps, reach }: LevelSearch,
  refused: string | null,
): ModelError {
  const { name } = threatKind.names.fieldFor(key);
  const [field, what] = [`${name} of ${quote(threat.name)}`, words[measure.kind]];
  if (reach === null) {
    const rule = `be a column that ${quote(threat.name)} can have a figure in (${refused ?? "none"})`;
    return new ModelError("incomplete", "field", rule, quote(name));
  }
  const [least, most] = [rounded(reach.least), rounded(reach.most)];
  if (least === most) {
    const rule = `be one that the ${what} depends on: whatever ${field} is, it stays at ${least}`;
    return new ModelError("incomplete", "field", rule, quote(name));
  }
  const [jump] = jumps;
  const rule =
    jump === undefined
      ? `be between ${least} and ${most}: no ${field} makes the ${what} less or more`
      : `be one that the ${what} takes: at ${field} ${rounded(jump.at)} it jumps from ${rounded(jump.from)} to ${rounded(jump.to)}`;
  return new ModelError("out-of-range", "target", rule, String(target));
}

const words: Readonly<Record<BreakEvenMeasure["kind"], string>> = {
  expected: "expected loss",
  percentile: "percentile",
  tail: "tail mean",
  gap: "gap",
  coverage: "coverage",
};

/** Six digits, enough to see how far away a target lies. */
function rounded(figure: number): string {
  return String(Number(figure.toPrecision(6)));
}
