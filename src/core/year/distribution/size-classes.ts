/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { highWord } from "../../numeric/elementary/double-bits";

// Sixteen classes to an octave: the upper 16 bits of an amount are its exponent and four bits of its fraction.
const CLASS_BITS = 16;
// Down to 1e-38 of the largest amount; what lies below matters to no mean and no variance.
const CLASSES = 2048;

/** How often events about each size come, from the largest amount down. */
export interface SizeClasses {
  /** Class of the largest amount. */
  readonly highest: number;
  readonly frequency: Float64Array;
  /** Sums of frequency · amount. */
  readonly mean: Float64Array;
  /** Sums of frequency · amount². */
  readonly square: Float64Array;
}

/** @param largest no amount will be above it */
export function sizeClasses(largest: number): SizeClasses {
  return {
    highest: highWord(largest) >>> CLASS_BITS,
    frequency: new Float64Array(CLASSES),
    mean: new Float64Array(CLASSES),
    square: new Float64Array(CLASSES),
  };
}

/** Adds events of an amount above 0. */
export function addToClasses(classes: SizeClasses, amount: number, frequency: number): void {
  const { highest, frequency: often, mean, square } = classes;
  const at = Math.min(Math.max(highest - (highWord(amount) >>> CLASS_BITS), 0), CLASSES - 1);
  often[at]! += frequency;
  mean[at]! += frequency * amount;
  square[at]! += frequency * amount * amount;
}

/** The largest class that, with those above it, comes more often than `frequency` times a year; the smallest there is where none does. */
export function classExceeded({ frequency: often }: SizeClasses, frequency: number): number {
  let sum = 0;
  let last = 0;
  for (let at = 0; at < CLASSES; at++) {
    if (often[at] === 0) continue;
    last = at;
    sum += often[at]!;
    if (sum > frequency) break;
  }
  return last;
}

/** Mean amount of the events of a class, 0 where there are none. */
export function amountOf({ frequency, mean }: SizeClasses, at: number): number {
  return frequency[at] === 0 ? 0 : mean[at]! / frequency[at]!;
}

/** Whether an amount lies in a class or below it. */
export function isWithin({ highest }: SizeClasses, at: number, amount: number): boolean {
  return highest - (highWord(amount) >>> CLASS_BITS) >= at;
}

/** Mean and sum of squares, a year, of the events of a class and all below it. */
export function momentsWithin(
  { mean, square }: SizeClasses,
  at: number,
): { mean: number; square: number } {
  const sums = { mean: 0, square: 0 };
  for (let k = CLASSES - 1; k >= at; k--) {
    sums.mean += mean[k]!;
    sums.square += square[k]!;
  }
  return sums;
}
