/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */

// Neighbours either side that a value halfway between two nodes is interpolated from.
const SIDE = 5;

/** Weights of those neighbours, nearest first: products of (0 - xj)/(xi - xj) over places ±1/2, ±3/2, … */
const HALFWAY = Array.from({ length: SIDE }, (_, i) => {
  const place = i + 0.5;
  let weight = 0.5;
  for (let j = 0; j < SIDE; j++) {
    const other = j + 0.5;
    if (j !== i) weight *= (other * other) / (other * other - place * place);
  }
  return weight;
});

/** Values on half the step: every second one is a node, those between are interpolated. */
export function halved(density: Float64Array): Float64Array {
  const { length } = density;
  const fine = new Float64Array(2 * length);
  const [w0 = 0, w1 = 0, w2 = 0, w3 = 0, w4 = 0] = HALFWAY;
  for (let j = 0; j < length; j++) fine[2 * j] = density[j]!;
  for (let j = SIDE - 1; j < length - SIDE; j++) {
    fine[2 * j + 1] =
      w0 * (density[j]! + density[j + 1]!) +
      w1 * (density[j - 1]! + density[j + 2]!) +
      w2 * (density[j - 2]! + density[j + 3]!) +
      w3 * (density[j - 3]! + density[j + 4]!) +
      w4 * (density[j - 4]! + density[j + 5]!);
  }
  // Towards the ends, where next to nothing is left, neighbours beyond them count as 0.
  for (let j = 0; j < length; j++) {
    if (j === SIDE - 1) j = Math.max(j, length - SIDE);
    if (j >= length) break;
    let between = 0;
    for (let i = 0; i < SIDE; i++) {
      between += HALFWAY[i]! * ((density[j - i] ?? 0) + (density[j + 1 + i] ?? 0));
    }
    fine[2 * j + 1] = between;
  }
  return fine;
}

/** `halved` read backwards: what a value at each node is worth, given what those on half the step are. */
export function unhalved(fine: Float64Array): Float64Array {
  const length = fine.length / 2;
  const result = new Float64Array(length);
  for (let j = 0; j < length; j++) {
    result[j]! += fine[2 * j]!;
    for (let i = 0; i < SIDE; i++) {
      const share = HALFWAY[i]! * fine[2 * j + 1]!;
      if (j - i >= 0) result[j - i]! += share;
      if (j + 1 + i < length) result[j + 1 + i]! += share;
    }
  }
  return result;
}
