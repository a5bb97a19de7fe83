import { exactSum } from "../../numeric/exact-sum";
import type { EventCount } from "../../threat/event-count";
import type { LimitedYears } from "./limited-years";
import type { EventClass } from "./paying-classes";

/** Mean and variance of a sum. */
interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Mean and variance of the net loss of a row whose insurance has a limit of the year.
 *
 * Given how many events are paid some and the most, the loss is a sum of independent ones, whose moments add up.
 */
export function limitedMoments(years: LimitedYears): Moments {
  const { classes, events, annualLimit, exhausting, open, fully } = years;
  const { kept, partly, partlyGross, fullyGross, retention } = classes;
  const keptBeside = countedBeside(events, partly.share + classes.fully.share);
  const restBeside = countedBeside(events, classes.fully.share);
  const rest = together(kept, partlyGross);
  const cases: { readonly chance: number; readonly mean: number; readonly variance: number }[] = [];
  const add = (chance: number, parts: readonly Moments[], more: number): void => {
    if (chance === 0) return;
    cases.push({
      chance,
      mean: exactSum([...parts.map(({ mean }) => mean), more]),
      variance: parts.reduce((sum, { variance }) => sum + variance, 0),
    });
  };
  for (const { fully: f, left, chances, beyond } of open) {
    chances.forEach((chance, m) => {
      const cut = beyond[m];
      const paid: Moments =
        cut === undefined
          ? { mean: m * partly.mean - left, variance: m * partly.variance }
          : { mean: cut.mean, variance: Math.max(cut.square - cut.mean * cut.mean, 0) };
      const parts = [keptBeside(kept, m + f), timesClass(classes.fully, f), paid];
      add(chance, parts, m * retention);
    });
  }
  for (let f = exhausting; f < fully.length; f++) {
    const parts = [restBeside(rest, f), timesClass(fullyGross, f)];
    add(fully[f] ?? 0, parts, -annualLimit);
  }
  const mean = exactSum(cases.map((one) => one.chance * one.mean));
  const within = cases.map((one) => one.chance * one.variance);
  const between = cases.map((one) => one.chance * (one.mean - mean) * (one.mean - mean));
  return { mean, variance: exactSum(within) + exactSum(between) };
}

function timesClass({ mean, variance }: EventClass, count: number): Moments {
  return { mean: count * mean, variance: count * variance };
}

/** Events of either of two classes. */
function together(a: EventClass, b: EventClass): EventClass {
  const share = a.share + b.share;
  if (share === 0) return a;
  const mean = (a.share * a.mean + b.share * b.mean) / share;
  const between = a.mean - b.mean;
  const variance =
    (a.share * a.variance + b.share * b.variance) / share +
    ((a.share * b.share) / (share * share)) * between * between;
  return { ...a, share, mean, variance };
}

/**
 * What the events of a class come to in years with so many events of others, which make up a share of all: where events come in
 * clusters, the more of them, the more of the others too.
 */
function countedBeside(
  { mean, shape }: EventCount,
  others: number,
): (of: EventClass, count: number) => Moments {
  return (of, count) => {
    const often = shape === null ? mean : ((shape + count) * mean) / (shape + mean * others);
    const clustering = shape === null ? 0 : mean / (shape + mean * others);
    const events = often * of.share;
    const { mean: one, variance } = of;
    return {
      mean: events * one,
      variance: events * (variance + one * one + clustering * of.share * one * one),
    };
  };
}
