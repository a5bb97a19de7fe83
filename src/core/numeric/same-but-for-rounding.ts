/*
 * Two figures that differ by rounding alone count as the same: up to which difference, and why. Each is a share of the figure, where it is
 * not said otherwise, and as small as what it is there for allows.
 */

/** Amounts that are a whole number of parts of the currency: as rounding leaves a quotient. */
export const SAME_WHOLE = 4e-15;

/** Sums of the same losses in another order may differ in their last bits. */
export const SAME_SUM = 1e-13;

/** A loss typed in as the sum of others may differ from the sum we made in its last bits. */
export const SAME_AS_TYPED = 1e-13;

/** Losses of two plans, each a figure of a year and no sum of a few. */
export const SAME_LOSS = 5e-13;

/** Multiples of a limit that make up another one may differ from it in their last bits. */
export const SAME_MULTIPLE = 1e-12;

/** Sums of many losses, as a share of the sum. */
export const SAME_TOTAL = 1e-12;

/** 0.1 + 0.2 is more than 0.3: a budget that was added up in another order is still enough. */
export const SAME_MONEY = 1e-12;

/** Chances that lie closer are the same, not as a share: one of 5% is computed as 1 - 95%, which is 4e-17 more. */
export const SAME_CHANCE = 1e-12;

/** Two doubles of a curve that say the same, as a share of the level. */
export const SAME_ON_CURVE = 1e-12;

/** What is a whole number of steps but for rounding is that number; not a share. */
export const SAME_NODE = 1e-9;

/** Two gains in this proportion are looked at as the same. */
export const SAME_GAIN = 1e-9;

/** A probability asked for and the one found at its loss. */
export const SAME_PROBABILITY = 1e-7;
