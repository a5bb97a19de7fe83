import { scaleLinear, scaleLog } from "d3-scale";

/** An axis: what is written along it, and where values lie. */
export interface ChartAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** Where a value is drawn, in pixels; a value beyond the axis at its end. */
  readonly at: (value: number) => number;
}

/** From one pixel to another; from the lower end of a chart upwards, the second is the smaller. */
type Span = readonly [number, number];

/**
 * An axis of even steps from 0.
 *
 * @param largest the largest value on it, greater than 0; it ends at the next round one
 * @param mostTicks about so many ticks
 */
export function evenAxis(largest: number, span: Span, mostTicks: number): ChartAxis {
  const wished = scaleLinear().domain([0, largest]).nice(mostTicks).domain()[1] ?? largest;
  // Beyond the largest number there is no round one.
  const to = Number.isFinite(wished) ? wished : largest;
  const scale = scaleLinear().domain([0, to]).range(span).clamp(true);
  return { from: 0, to, ticks: scale.ticks(mostTicks), at: (value) => scale(value) };
}

/**
 * An axis on which each step is ten times the one before. Its ends are 1, 2 or 5 times a power of ten.
 *
 * @param least the smallest value on it, greater than 0; see `mostPowers`
 * @param largest the largest value on it, no smaller than `least`
 * @param mostPowers so many powers of ten below the largest it begins at the latest
 */
export function tenfoldAxis(
  least: number,
  largest: number,
  span: Span,
  mostTicks: number,
  mostPowers: number,
): ChartAxis {
  const to = roundedUp(largest);
  const from = Math.min(roundedDown(Math.max(least, largest / 10 ** mostPowers)), to / 10);
  const scale = scaleLog().domain([from, to]).range(span).clamp(true);
  const exponents: number[] = [];
  for (let e = Math.floor(Math.log10(from)) - 1; e <= Math.ceil(Math.log10(to)); e++) {
    exponents.push(e);
  }
  const within = (multiples: readonly number[]): number[] =>
    exponents
      .flatMap((e) => multiples.map((multiple) => powerOfTen(e, multiple)))
      .filter((tick) => tick >= from && tick <= to);
  const [fine, powers] = [within([1, 2, 5]), within([1])];
  const each = Math.max(1, Math.ceil(powers.length / mostTicks));
  const ticks =
    fine.length <= mostTicks || powers.length < 2
      ? fine
      : powers.filter((_, index) => index % each === 0);
  return { from, to, ticks, at: (value) => scale(Math.max(value, from)) };
}

/** `multiple` · 10^`exponent` as it is read from a text: 0.001, where a power gives 0.0010000000000000002. */
const powerOfTen = (exponent: number, multiple = 1): number => Number(`${multiple}e${exponent}`);

const steps = [1, 2, 5, 10] as const;

function roundedUp(value: number): number {
  const exponent = Math.floor(Math.log10(value));
  const found = steps.map((step) => powerOfTen(exponent, step)).find((each) => each >= value);
  return found !== undefined && Number.isFinite(found) ? found : value;
}

function roundedDown(value: number): number {
  const exponent = Math.floor(Math.log10(value));
  const found = [...steps]
    .reverse()
    .map((step) => powerOfTen(exponent, step))
    .find((each) => each <= value);
  return found ?? value;
}
