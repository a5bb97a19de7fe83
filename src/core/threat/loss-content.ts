import type { Frequency } from "./frequency";
import type { Threat } from "./threat";
import type { Severity } from "../severity/severity";

/**
 * What the losses of threats depend on, as plain numbers in an order that the numbers alone decide. Two registers whose
 * years are the same have the same content, however they are sorted and whatever else stands in their rows.
 *
 * Numbers and no text, since a register of a hundred thousand rows is compared at every call; plans keep to this order. What is said
 * of one row goes by its `contentKey`.
 */
export interface LossContent {
  /** Where the threats stand as they were given: that of the first in content, then of the second, and so on. */
  readonly order: Uint32Array;
  /** As many numbers for each threat. */
  readonly figures: Float64Array;
}

/** Frequency (kind and two numbers), its reduction, severity (kind and three), cap, reduction, retention and both limits. */
const FIGURES = 13;
/** Of registers that have them, an insurer's share and the law of an uncertain rate as well, and a secondary loss: its chance, kind and two numbers. */
const FURTHER_FIGURES = 7;

/** No amount: an event without insurance. */
const NONE = -1;

/** The content of threats. */
export function lossContent(threats: readonly Threat[]): LossContent {
  const hasFurther = threats.some(
    ({ frequency, event }) =>
      frequency.kind === "uncertain" ||
      event.cover?.share !== undefined ||
      event.severity.kind === "with-secondary",
  );
  const width = FIGURES + (hasFurther ? FURTHER_FIGURES : 0);
  const given = new Float64Array(threats.length * width);
  for (const [place, threat] of threats.entries()) {
    given.set(figuresOf(threat), place * width);
    if (hasFurther) given.set(furtherFigures(threat), place * width + FIGURES);
  }
  const order = new Uint32Array(threats.length).map((_, place) => place);
  order.sort((a, b) => compareFigures(given, width, a, b));
  const figures = new Float64Array(given.length);
  for (const [place, from] of order.entries()) {
    figures.set(given.subarray(from * width, (from + 1) * width), place * width);
  }
  return { order, figures };
}

/** Whether two contents give the same losses. */
export function isSameContent(a: LossContent, b: LossContent): boolean {
  const [own, other] = [a.figures, b.figures];
  if (own === other) return true;
  return own.length === other.length && own.every((figure, index) => figure === other[index]);
}

function compareFigures(figures: Float64Array, width: number, a: number, b: number): number {
  for (let index = 0; index < width; index++) {
    const difference = (figures[a * width + index] ?? 0) - (figures[b * width + index] ?? 0);
    // Two caps of Infinity differ by no number.
    if (difference < 0 || difference > 0) return difference;
  }
  return 0;
}

function furtherFigures({ frequency, event }: Threat): readonly number[] {
  const share = event.cover?.share ?? 1;
  return [share, ...rateFigures(frequency), ...secondaryFigures(event.severity)];
}

/** Of a PERT rate with mean 1 both ends say where its peak is. */
function rateFigures(frequency: Frequency): readonly [number, number] {
  if (frequency.kind !== "uncertain") return [0, 0];
  const { law } = frequency;
  return law.kind === "lognormal" ? [law.sigma, 0] : [law.min, law.max];
}

function secondaryFigures(severity: Severity): readonly [number, number, number, number] {
  if (severity.kind !== "with-secondary") return [0, 0, 0, 0];
  const { chance, secondary } = severity;
  return secondary.kind === "fixed"
    ? [chance, 1, secondary.amount, 0]
    : [chance, 0, secondary.mu, secondary.sigma];
}

function figuresOf({ frequency, frequencyReduction, event }: Threat): readonly number[] {
  const { severity, cap, lossReduction, cover } = event;
  return [
    ...frequencyFigures(frequency),
    frequencyReduction,
    ...severityFigures(severity),
    cap,
    lossReduction,
    cover?.retention ?? NONE,
    cover?.limit ?? NONE,
    cover?.annualLimit ?? NONE,
  ];
}

function frequencyFigures(frequency: Frequency): readonly number[] {
  switch (frequency.kind) {
    case "poisson":
      return [0, frequency.mean, 1];
    case "bernoulli":
      return [1, frequency.probability, 1];
    case "negative-binomial":
      return [2, frequency.mean, frequency.varianceRatio];
    case "uncertain":
      return [frequency.law.kind === "lognormal" ? 3 : 4, frequency.mean, 1];
  }
}

function severityFigures(severity: Severity): readonly number[] {
  switch (severity.kind) {
    case "lognormal":
      return [0, severity.mu, severity.sigma, 0];
    case "two-piece":
      return [5, severity.mu, severity.lowSigma, severity.highSigma];
    case "fixed":
      return [1, severity.amount, 0, 0];
    case "uniform":
      return [2, severity.min, severity.max, 0];
    case "triangular":
      return [3, severity.min, severity.max, severity.mostLikely];
    case "pert":
      return [4, severity.min, severity.max, severity.mostLikely];
    case "with-secondary":
      return severityFigures(severity.primary);
  }
}
