/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction */
import { exactSum } from "../../numeric/exact-sum";
import { keepLast } from "../../numeric/keep-last";
import type { EventLoss } from "../../severity/event-loss";
import { meanEventLoss } from "../../severity/event-loss";
import { meanSquareEventLoss } from "../../severity/second-moment";
import { contentKey } from "../../threat/content-key";
import type { Frequency } from "../../threat/frequency";
import { rateVariance } from "../../threat/uncertain-rate";
import type { LimitedRow } from "../annual-limit/limited-row";
import {
  coverAsFirst,
  limitedRow,
  limitedRowMoments,
  mayUseUpAnnualLimit,
} from "../annual-limit/limited-row";
import { mergedAtoms, yearAsLoss } from "../annual-limit/year-as-loss";
import { add, scaled } from "../lattice/spectrum-arithmetic";
import type { EventSizes, YearLaw } from "../sizes/event-sizes";
import { lawOf } from "../sizes/pooled-events";
import { makeSpectrum } from "../sizes/spectrum";
import { rateNodes } from "./rate-nodes";
import type { UncertainFrequency } from "./uncertain-row";
import { uncertainSizes } from "./uncertain-row";

/**
 * The year of a row that enters the year of all rows as one loss: under a limit of the year, or where its rate is not known. null
 * where its events are taken one by one.
 *
 * @param frequency after reductions, in the period
 * @throws ModelError `too-large` where there are too many events to count
 */
export function oneLossRow(frequency: Frequency, event: EventLoss): LimitedRow | null {
  if (frequency.kind !== "uncertain") return limitedRow(frequency, event);
  if (frequency.mean === 0) return null;
  return rowsKnown(contentKey(frequency, event), () => {
    if (isLimited(frequency, event)) return averagedRow(frequency, event);
    const asFirst = { ...event, cover: coverAsFirst(event) };
    return { ...plainMoments(frequency, asFirst), sizes: uncertainSizes(frequency, asFirst) };
  });
}

/** Mean and variance of a row that is one loss, which need no transform of the year. */
export function oneLossMoments(
  frequency: Frequency,
  event: EventLoss,
): { readonly mean: number; readonly variance: number } | null {
  if (frequency.kind !== "uncertain") return limitedRowMoments(frequency, event);
  if (frequency.mean === 0) return null;
  return momentsKnown(contentKey(frequency, event), () =>
    isLimited(frequency, event)
      ? averagedMoments(frequency, event)
      : plainMoments(frequency, { ...event, cover: coverAsFirst(event) }),
  );
}

const rowsKnown = keepLast<LimitedRow>(64);
const momentsKnown = keepLast<{ readonly mean: number; readonly variance: number }>(20_000);

/** Rates this rare are left out where each takes a year of its own. */
const NEVER = 1e-12;

function isLimited(frequency: UncertainFrequency, event: EventLoss): boolean {
  return event.cover?.annualLimit !== undefined && mayUseUpAnnualLimit(frequency, event);
}

/** Σ λ E[X] and λ E[X²] + Var Λ E[X]². */
function plainMoments(
  { mean: often, law }: UncertainFrequency,
  event: EventLoss,
): { mean: number; variance: number } {
  const one = meanEventLoss(event, "net");
  const mean = often * one;
  return { mean, variance: often * meanSquareEventLoss(event) + rateVariance(law) * mean * mean };
}

interface KindOfYear {
  readonly chance: number;
  readonly frequency: Frequency;
}

/** The rates there may be, each as a Poisson number of events. */
function kindsOf({ mean, law }: UncertainFrequency): KindOfYear[] {
  const { rates, chances } = rateNodes(law, 0);
  return [...rates].flatMap((rate, i) =>
    chances[i]! < NEVER
      ? []
      : [{ chance: chances[i]!, frequency: { kind: "poisson", mean: mean * rate } as const }],
  );
}

function averagedMoments(
  frequency: UncertainFrequency,
  event: EventLoss,
): { mean: number; variance: number } {
  const plain = { ...event, cover: coverAsFirst(event) };
  const each = kindsOf(frequency).map((kind) => {
    const often = kind.frequency.kind === "poisson" ? kind.frequency.mean : 0;
    const found = limitedRowMoments(kind.frequency, event);
    const { chance } = kind;
    if (found !== null) return { chance, ...found };
    return {
      ...{ chance, mean: often * meanEventLoss(plain, "net") },
      variance: often * meanSquareEventLoss(plain),
    };
  });
  const mean = exactSum(each.map((one) => one.chance * one.mean));
  const within = each.map((one) => one.chance * one.variance);
  const between = each.map((one) => one.chance * (one.mean - mean) * (one.mean - mean));
  return { mean, variance: exactSum(within) + exactSum(between) };
}

/** Of each rate there may be, a year under the limit; the average of them. */
function averagedRow(frequency: UncertainFrequency, event: EventLoss): LimitedRow {
  const steady = { kind: "pert", min: 1, mostLikely: 1, max: 1 } as const;
  const plain = { ...event, cover: coverAsFirst(event) };
  const kinds = kindsOf(frequency).flatMap(({ chance, frequency: own }) => {
    const row = limitedRow(own, event);
    const often = own.kind === "poisson" ? own.mean : 0;
    const sizes =
      row?.sizes ?? uncertainSizes({ kind: "uncertain", mean: often, law: steady }, plain);
    return [{ chance, sizes }];
  });
  const found = kinds.flatMap(({ chance, sizes }) =>
    sizes.atoms.map(({ amount, frequency: often }) => ({ amount, chance: chance * often })),
  );
  const atoms = mergedAtoms(found);
  const average = (of: (sizes: EventSizes) => number): number =>
    exactSum(kinds.map(({ chance, sizes }) => chance * of(sizes)));
  const laws = kinds.flatMap(({ chance, sizes }) => {
    const law = lawOf(sizes);
    return law === null ? [] : [{ chance, law }];
  });
  const [first] = laws;
  const mass = average((sizes) => sizes.mass);
  if (first === undefined) {
    return { ...averagedMoments(frequency, event), sizes: yearAsLoss(mass, atoms, null) };
  }
  const spread = average(({ parts }) => parts.reduce((sum, part) => sum + part.mass, 0));
  const yearLaw: YearLaw = {
    spectrum(size, spacing) {
      const total = makeSpectrum(size);
      for (const { chance, law } of laws) {
        const own = law.spectrum(size, spacing);
        total.smallMean += chance * own.smallMean;
        total.placed += chance * own.placed;
        add(total, scaled(own, chance));
      }
      return total;
    },
    events: { mean: frequency.mean, shape: 1 / rateVariance(frequency.law) },
    ...{ gross: first.law.gross, net: first.law.net },
  };
  return {
    ...averagedMoments(frequency, event),
    sizes: yearAsLoss(mass, atoms, { law: yearLaw, chance: spread }),
  };
}
