import { blankInWords, ModelError } from "../model-error";
import { lognormalThrough, lognormalWithMoments } from "./lognormal";
import type { Severity } from "./severity";

/** The figures from which a severity can be read. */
export type LossFigure =
  "low" | "median" | "high" | "mean" | "standardDeviation" | "min" | "mostLikely" | "max" | "loss";

/** Words for the shape of a severity. */
export const lossModels = ["lognormal", "pert", "triangular", "uniform", "fixed"] as const;
export type LossModel = (typeof lossModels)[number];

/** What is known of one severity. */
export interface LossReading {
  /** The figures that are filled in. */
  readonly figures: Readonly<Partial<Record<LossFigure, number>>>;
  /** Share of events below `low` and below `high`. */
  readonly lowLevel: number;
  readonly highLevel: number;
  /** Whether those shares are written beside the figures rather than assumed. */
  readonly levelsStated: boolean;
  /** The shape that is asked for; null leaves it to the figures. */
  readonly model: LossModel | null;
}

/** What the reader calls each figure and the model. */
export type LossNames = Readonly<Record<LossFigure | "model", string>>;

export interface Pattern {
  readonly needs: readonly LossFigure[];
  readonly may: readonly LossFigure[];
  readonly models: readonly LossModel[];
}

/** The complete readings. Median and high give way to low and high, where the median is only checked. */
export const patterns: readonly Pattern[] = [
  { needs: ["low", "high"], may: ["median", "mostLikely"], models: ["lognormal"] },
  { needs: ["median", "high"], may: [], models: ["lognormal"] },
  { needs: ["mean", "standardDeviation"], may: [], models: ["lognormal"] },
  { needs: ["min", "mostLikely", "max"], may: [], models: ["pert", "triangular"] },
  { needs: ["min", "max"], may: [], models: ["uniform"] },
  { needs: ["loss"], may: [], models: ["fixed"] },
];

/**
 * The severity that a set of figures describes: exactly one complete reading, or a refusal. Never a guess.
 *
 * @param reading the figures that are filled in
 * @param names what the reader calls them, for messages
 * @throws ModelError `incomplete` where figures are missing or contradict, `out-of-range` where they cannot be
 */
export function severityFrom(reading: LossReading, names: LossNames): Severity {
  const pattern = patternOf(reading, names);
  checkModel(reading.model, pattern, names);
  const { figures } = reading;
  const value = (figure: LossFigure): number => figures[figure] ?? NaN;
  for (const figure of [...pattern.needs, ...pattern.may]) {
    if (figures[figure] !== undefined) checkAmount(value(figure), figure, names);
  }
  switch (pattern.needs.join()) {
    case "low,high": {
      checkOrder("low", "high", figures, names);
      if (!(reading.lowLevel < reading.highLevel)) {
        throw new ModelError(
          "out-of-range",
          names.high,
          `state a higher percentage than ${names.low}`,
          percent(reading.highLevel),
        );
      }
      return lognormalThrough(
        { value: value("low"), level: reading.lowLevel },
        { value: value("high"), level: reading.highLevel },
      );
    }
    case "median,high":
      checkOrder("median", "high", figures, names);
      if (!(reading.highLevel > 0.5)) {
        throw new ModelError(
          "out-of-range",
          names.high,
          "state a percentage above 50%",
          percent(reading.highLevel),
        );
      }
      return lognormalThrough(
        { value: value("median"), level: 0.5 },
        { value: value("high"), level: reading.highLevel },
      );
    case "mean,standardDeviation":
      return lognormalWithMoments(
        value("mean"),
        value("standardDeviation"),
        names.standardDeviation,
      );
    case "min,mostLikely,max":
      checkOrder("min", "max", figures, names);
      if (value("mostLikely") < value("min") || value("mostLikely") > value("max")) {
        throw new ModelError(
          "out-of-range",
          names.mostLikely,
          `lie between ${names.min} and ${names.max}`,
          String(value("mostLikely")),
        );
      }
      return {
        kind: reading.model === "triangular" ? "triangular" : "pert",
        min: value("min"),
        mostLikely: value("mostLikely"),
        max: value("max"),
      };
    case "min,max":
      checkOrder("min", "max", figures, names);
      return { kind: "uniform", min: value("min"), max: value("max") };
    default:
      return { kind: "fixed", amount: value("loss") };
  }
}

function patternOf({ figures, levelsStated }: LossReading, names: LossNames): Pattern {
  const filled = (Object.keys(names) as (LossFigure | "model")[]).filter(
    (key): key is LossFigure => key !== "model" && figures[key] !== undefined,
  );
  const has = (figure: LossFigure): boolean => filled.includes(figure);
  const complete = patterns.filter(
    ({ needs }) =>
      needs.every(has) &&
      // Low and high with a median is one reading; so is min and max with a most likely loss.
      !(needs[0] === "median" && has("low")) &&
      !(needs.join() === "min,max" && has("mostLikely")),
  );
  const [first, second] = complete;
  if (first === undefined) throw missing(filled, names);
  if (second !== undefined) {
    // A least loss of 0 may be a blank cell that only counts as filled in.
    const other = second.needs.find((figure) => figures[figure] !== 0) ?? "loss";
    throw new ModelError(
      "incomplete",
      names[other],
      `be left blank beside ${listed(first.needs, names)}: a loss is described in one way only`,
      String(figures[other]),
    );
  }
  const stray = filled.find(
    (figure) => !first.needs.includes(figure) && !first.may.includes(figure),
  );
  if (stray !== undefined) {
    throw new ModelError(
      "incomplete",
      names[stray],
      `be left blank beside ${listed(first.needs, names)}`,
      String(figures[stray]),
    );
  }
  if (has("low") && has("mostLikely") && !levelsStated) {
    throw new ModelError(
      "incomplete",
      names.mostLikely,
      `say how it belongs to ${names.low} and ${names.high}: rename those two to Loss min and Loss max, or write (5%) and (95%) in their headers`,
      String(figures.mostLikely),
    );
  }
  return first;
}

/** What is asked for: the rest of the reading that lacks least. */
function missing(filled: readonly LossFigure[], names: LossNames): ModelError {
  const begun = patterns
    .filter(({ needs }) => needs.some((figure) => filled.includes(figure)))
    .map(({ needs }) => ({
      there: needs.filter((figure) => filled.includes(figure)),
      lacks: needs.filter((figure) => !filled.includes(figure)),
    }))
    .sort((a, b) => a.lacks.length - b.lacks.length);
  const [nearest] = begun;
  const [first = "loss", ...others] = nearest?.lacks ?? [];
  const rule =
    nearest === undefined
      ? `be filled in, or ${names.low} and ${names.high}: what an event costs is missing`
      : `be filled in${others.length > 0 ? ` with ${listed(others, names)}` : ""} beside ${listed(nearest.there, names)}`;
  return new ModelError("incomplete", names[first], rule, blankInWords);
}

function checkModel(model: LossModel | null, pattern: Pattern, names: LossNames): void {
  if (model === null || pattern.models.includes(model)) return;
  throw new ModelError(
    "incomplete",
    names.model,
    `be blank or ${pattern.models.join(" or ")} beside ${listed(pattern.needs, names)}`,
    `the text "${model}"`,
  );
}

function checkAmount(value: number, figure: LossFigure, names: LossNames): void {
  const from0 = figure === "min";
  if (value < Infinity && (from0 ? value >= 0 : value > 0)) return;
  throw new ModelError(
    "out-of-range",
    names[figure],
    from0 ? "be 0 or more" : "be greater than 0",
    value === 0 ? blankInWords : String(value),
  );
}

function checkOrder(
  low: LossFigure,
  high: LossFigure,
  figures: LossReading["figures"],
  names: LossNames,
): void {
  const [below, above] = [figures[low] ?? NaN, figures[high] ?? NaN];
  if (below < above) return;
  throw new ModelError(
    "out-of-range",
    names[high],
    `be greater than ${names[low]}`,
    `${above} beside ${below}`,
  );
}

/** "A", "A and B", "A, B and C". */
function listed(figures: readonly LossFigure[], names: LossNames): string {
  const words = figures.map((figure) => names[figure]);
  const last = words.at(-1) ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
}

function percent(level: number): string {
  return `${Number((level * 100).toPrecision(12))}%`;
}
