import type { ChartAxis } from "../../../workbook/book/chart";

/** How numbers lie along an axis. */
export interface Scale {
  readonly minimum: number;
  readonly maximum: number;
  /** Round numbers that lines are drawn at. */
  readonly ticks: readonly number[];
  /** Where a number lies: 0 at the beginning, 1 at the end; null where it has no place. */
  readonly at: (value: number) => number | null;
}

/** About so many parts make an axis. */
const parts = 5;

/** 1, 2 or 5 times a power of ten, at least as much as is wanted. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  return ([1, 2, 5].find((each) => each * power >= wanted * (1 - 1e-9)) ?? 10) * power;
}

/** The scale of an axis over these values. Where nothing else is said it begins at 0, as Excel's do for most. */
export function scaleOf(values: readonly number[], axis: ChartAxis): Scale {
  return axis.isLogarithmic ? logarithmic(values, axis) : linear(values, axis);
}

function linear(values: readonly number[], axis: ChartAxis): Scale {
  const low = axis.minimum ?? Math.min(0, ...values);
  const high = axis.maximum ?? Math.max(0, ...values);
  const span = high > low ? high - low : 1;
  const step = roundStep(span / parts);
  const minimum = axis.minimum ?? Math.floor(low / step) * step;
  const maximum = axis.maximum ?? Math.ceil((low + span) / step - 1e-9) * step;
  const first = Math.ceil(minimum / step - 1e-9);
  const last = Math.floor(maximum / step + 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return {
    ...{ minimum, maximum, ticks },
    at: (value) => (value - minimum) / (maximum - minimum),
  };
}

function logarithmic(values: readonly number[], axis: ChartAxis): Scale {
  const positive = values.filter((value) => value > 0);
  const low = axis.minimum ?? Math.min(...positive);
  const high = axis.maximum ?? Math.max(...positive);
  const isRange = low > 0 && Number.isFinite(low) && high >= low;
  const [from, to] = isRange ? [low, high] : [1, 10];
  const first = axis.minimum === null ? Math.floor(Math.log10(from)) : Math.log10(from);
  const last = axis.maximum === null ? Math.ceil(Math.log10(to)) : Math.log10(to);
  const end = last > first ? last : first + 1;
  const powers = Array.from(
    { length: Math.floor(end + 1e-9) - Math.ceil(first - 1e-9) + 1 },
    (_, index) => 10 ** (Math.ceil(first - 1e-9) + index),
  );
  return {
    ...{ minimum: 10 ** first, maximum: 10 ** end, ticks: powers },
    at: (value) => (value > 0 ? (Math.log10(value) - first) / (end - first) : null),
  };
}
