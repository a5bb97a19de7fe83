import { blankInWords, ModelError } from "../input/model-error";
import { lognormalThrough, lognormalWithMoments } from "./lognormal";
import type { LossFigure, LossNames, LossReading } from "./loss-figures";
import { patternOf } from "./loss-pattern";
import { twoPieceThrough } from "./two-piece";
import type { OneLoss } from "./with-secondary";

/**
 * The severity that a set of figures describes: exactly one complete reading, or a refusal. Never a guess.
 *
 * @param reading the figures that are filled in
 * @param names what the reader calls them, for messages
 * @throws ModelError `incomplete` where figures are missing or contradict, `out-of-range` where they cannot be
 */
export function severityFrom(reading: LossReading, names: LossNames): OneLoss {
  const pattern = patternOf(reading, names);
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
      if (reading.model === "two-piece") return twoPieceFrom(reading, names);
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

/** All three of low, median and high are honoured. */
function twoPieceFrom({ figures, lowLevel, highLevel }: LossReading, names: LossNames): OneLoss {
  const { low = NaN, median, high = NaN } = figures;
  if (median === undefined) {
    const rule = `be filled in between ${names.low} and ${names.high}, where the model is two-piece`;
    throw new ModelError("incomplete", names.median, rule, blankInWords);
  }
  checkOrder("low", "median", figures, names);
  checkOrder("median", "high", figures, names);
  if (!(lowLevel < 0.5 && highLevel > 0.5)) {
    const name = lowLevel < 0.5 ? names.high : names.low;
    const rule = `state a percentage ${lowLevel < 0.5 ? "above" : "below"} 50%`;
    throw new ModelError(
      "out-of-range",
      name,
      rule,
      percent(lowLevel < 0.5 ? highLevel : lowLevel),
    );
  }
  return twoPieceThrough({ value: low, level: lowLevel }, median, {
    value: high,
    level: highLevel,
  });
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

function percent(level: number): string {
  return `${Number((level * 100).toPrecision(12))}%`;
}
