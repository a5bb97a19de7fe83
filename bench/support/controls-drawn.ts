import type { Control, Severity, Threat } from "../../src/core";
import { bernoulli, clustered, poisson } from "../../src/core";
import { draws } from "./draws";
import { threatOf } from "./portfolios";

/** Threats and what can be bought against them. */
export interface Asked {
  readonly threats: readonly Threat[];
  readonly controls: readonly Control[];
}

/** A control that stops events or makes them cheaper. */
function controlOf(
  index: number,
  threats: readonly string[] | null,
  frequencyReduction: number,
  lossReduction: number,
): Control {
  return {
    ...{ name: `Control ${index}`, row: index + 1, cost: 0, buildCost: 0, life: null },
    ...{ threats, frequencyReduction, lossReduction, inPlace: false, inPlan: null },
  };
}

/** Six fixed losses of uneven amounts, and a control for each: the first on two threats. */
export function sixFixed(): Asked {
  const rows: readonly (readonly [number, number])[] = [
    ...([
      [1.21, 21190],
      [0.14, 1217220],
      [0.26, 933720],
    ] as const),
    ...([
      [0.06, 55280],
      [0.05, 46270],
      [0.1, 200450],
    ] as const),
  ];
  const threats = rows.map(([frequency, amount], i) => ({
    ...threatOf(poisson(frequency), { kind: "fixed", amount }),
    name: `Threat ${i}`,
  }));
  const controls = threats.map(({ name }, i) => {
    const next = `Threat ${(i + 1) % threats.length}`;
    const effect = 0.137 + 0.09 * i;
    return controlOf(i, [name, next], i % 2 === 0 ? effect : 0, i % 3 === 0 ? 0 : effect / 2);
  });
  return { threats, controls };
}

const SIZE = 12;

/**
 * What a register holds beside lognormal losses: two PERT, a triangle, a uniform loss and two fixed ones; of the frequencies,
 * three come in clusters and three at most once a year. Four have a cap, and four insurance with a retention and a limit.
 */
function mixedRows(next: () => number): Threat[] {
  return Array.from({ length: SIZE }, (_, i) => {
    const median = 20000 * Math.pow(50, next());
    const often = 0.05 * Math.pow(60, next());
    const frequency =
      i % 4 === 1
        ? clustered(often, 1.5 + 2 * next())
        : i % 4 === 3
          ? bernoulli(0.02 + 0.3 * next())
          : poisson(often);
    const severity = severityOf(i, median, next);
    const threat = { ...threatOf(frequency, severity), name: `Threat ${i}` };
    const isFixed = severity.kind === "fixed";
    const cap = !isFixed && i % 3 === 1 ? rounded(8 * median) : Infinity;
    const cover =
      !isFixed && i % 3 === 2
        ? { retention: rounded(0.7 * median), limit: rounded(6 * median) }
        : null;
    return { ...threat, event: { ...threat.event, cap, cover } };
  });
}

function severityOf(i: number, median: number, next: () => number): Severity {
  if (i === 3 || i === 8) {
    const [min, mostLikely, max] = [rounded(median / 3), rounded(median), rounded(12 * median)];
    return { kind: "pert", min, mostLikely, max };
  }
  if (i === 4) {
    const [min, mostLikely, max] = [rounded(median / 2), rounded(median), rounded(9 * median)];
    return { kind: "triangular", min, mostLikely, max };
  }
  if (i === 7) return { kind: "uniform", min: rounded(median / 2), max: rounded(9 * median) };
  if (i === 0 || i === 9) return { kind: "fixed", amount: rounded(median) };
  return { kind: "lognormal", mu: Math.log(median), sigma: 0.7 + next() };
}

/** As people write amounts. */
function rounded(amount: number): number {
  return Math.round(amount / 500) * 500;
}

/** @param most threats that a control names; Infinity for all */
export function mixed(seed: number, most: number): Asked {
  const next = draws(seed);
  const threats = mixedRows(next);
  const controls = threats.map((_, i) => {
    const names = new Set<string>();
    const count = 1 + Math.floor(3 * next());
    while (names.size < count) names.add(`Threat ${Math.floor(SIZE * next())}`);
    const [kind, effect] = [next(), 0.05 + 0.45 * next()];
    return controlOf(
      i,
      most === Infinity ? null : [...names].slice(0, most),
      kind < 0.7 ? effect : 0,
      kind < 0.4 ? 0 : effect / 2,
    );
  });
  return { threats, controls };
}
