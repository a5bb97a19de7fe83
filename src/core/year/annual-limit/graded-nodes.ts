/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { Lattice } from "../lattice/lattice";
import { scatter } from "../lattice/lattice";

/** Chances at evenly spaced amounts, which a coarser lattice takes in fewer steps. */
export interface GradedNodes {
  /**
   * Places all of them on a lattice.
   *
   * @param from amount of node 0
   * @param spacing between nodes, at most that of the lattice
   */
  place(lattice: Lattice, from: number, spacing: number, weight: number): void;
}

/** So many nodes at the beginning, where the chances begin at once, are kept as they are at each grade. */
const HEAD = 16;
/** What a node midway gives its eight neighbours: all moments up to the seventh are kept. */
const MIDWAY = [-5, 49, -245, 1225, 1225, -245, 49, -5].map((part) => part / 2048);
/** So rare that all nodes together make no difference. */
const NOTHING = 1e-15;

/**
 * Chances on nodes that are halved in number again and again: every second one is given to its neighbours.
 *
 * @param chances at nodes 0, 1, 2, …
 */
export function gradedNodes(chances: Float64Array): GradedNodes {
  const grades = [chances];
  const gradeAt = (grade: number): Float64Array => {
    for (let have = grades.length; have <= grade; have++)
      grades.push(halvedBeyond(grades[have - 1]!));
    return grades[grade]!;
  };
  return {
    place(lattice, from, spacing, weight) {
      const start = from / lattice.spacing;
      let ratio = spacing / lattice.spacing;
      const put = (nodes: Float64Array, first: number, end: number): void => {
        for (let k = first; k < Math.min(end, nodes.length); k++) {
          const place = start + k * ratio;
          if (place > lattice.size + HEAD) return;
          const chance = weight * nodes[k]!;
          if (chance > NOTHING || chance < -NOTHING) scatter(lattice, place, chance);
        }
      };
      let grade = 0;
      for (; 2 * ratio <= 1 && gradeAt(grade).length > 4 * HEAD; grade++, ratio *= 2) {
        put(gradeAt(grade), 0, HEAD);
      }
      put(gradeAt(grade), 0, Infinity);
    },
  };
}

/** Half as many nodes twice as far apart, those at the beginning left out. */
function halvedBeyond(nodes: Float64Array): Float64Array {
  const half = new Float64Array((nodes.length >> 1) + 8);
  for (let k = HEAD; k < nodes.length; k += 2) half[k / 2]! += nodes[k]!;
  for (let k = HEAD + 1; k < nodes.length; k += 2) {
    const first = (k - 1) / 2 - 3;
    const chance = nodes[k]!;
    for (let i = 0; i < 8; i++) half[first + i]! += MIDWAY[i]! * chance;
  }
  return half;
}
