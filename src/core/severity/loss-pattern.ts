import { blankInWords, ModelError } from "../input/model-error";
import type { LossFigure, LossModel, LossNames, LossReading } from "./loss-figures";

/** A way to describe a loss. */
export interface Pattern {
  readonly needs: readonly LossFigure[];
  readonly may: readonly LossFigure[];
  readonly models: readonly LossModel[];
}

/** The complete readings. Median and high give way to low and high, where the median is only checked. */
export const patterns: readonly Pattern[] = [
  { needs: ["low", "high"], may: ["median", "mostLikely"], models: ["lognormal", "two-piece"] },
  { needs: ["median", "high"], may: [], models: ["lognormal"] },
  { needs: ["mean", "standardDeviation"], may: [], models: ["lognormal"] },
  { needs: ["min", "mostLikely", "max"], may: [], models: ["pert", "triangular"] },
  { needs: ["min", "max"], may: [], models: ["uniform"] },
  { needs: ["loss"], may: [], models: ["fixed"] },
];

/**
 * The one way in which a loss is described.
 *
 * @throws ModelError `incomplete` where there is none, more than one, or a figure too many
 */
export function patternOf(
  { figures, levelsStated, model }: LossReading,
  names: LossNames,
): Pattern {
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
  checkModel(model, first, names);
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
  const advice =
    nearest?.lacks.join() === "low" && nearest.there.join() === "high"
      ? `: 0 cannot be the low end of a range that is sometimes left; if 0 is the least, rename the two to Loss min and Loss max`
      : "";
  const rule =
    nearest === undefined
      ? `be filled in, or ${names.low} and ${names.high}: what an event costs is missing`
      : `be filled in${others.length > 0 ? ` with ${listed(others, names)}` : ""} beside ${listed(nearest.there, names)}${advice}`;
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

/** "A", "A and B", "A, B and C". */
function listed(figures: readonly LossFigure[], names: LossNames): string {
  const words = figures.map((figure) => names[figure]);
  const last = words.at(-1) ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
}
