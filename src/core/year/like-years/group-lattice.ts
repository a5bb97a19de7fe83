import { powerOfTwo } from "../../numeric/elementary/double-bits";
import { keepFigures } from "../../numeric/keep-figures";
import type { Threat } from "../../threat/threat";
import { readDensity } from "../distribution/density-readout";
import { noiseOf } from "../distribution/lattice-error";
import { yearSpectrum } from "../distribution/year-spectrum";
import { makeLattice } from "../lattice/lattice";
import type { LatticeReadout } from "../lattice/lattice-readout";
import { makeSpectrum } from "../sizes/spectrum";
import type { GroupLaw } from "./group-law";
import type { Product } from "./products";
import { differenceInto, newProduct, nothingLost, productInto } from "./products";

/** Reads the years that are no sum of single amounts from one lattice; what was read before is overwritten. */
export type GroupLattice = (first: readonly Threat[], own: readonly GroupLaw[]) => LatticeReadout;

/** 64 MB. */
const MOST_FIGURES = 8_000_000;

/**
 * Lattices for years that are made of groups: each group is transformed once, and products of the first groups are kept.
 *
 * @param withMeans whether partial means will be read
 */
export function groupLattices(
  withMeans: boolean,
): (size: number, exponent: number) => GroupLattice {
  const transforms = keepFigures<Product>(MOST_FIGURES, ({ all }) => 4 * all.real.length);
  const known = new Map<string, GroupLattice>();
  return (size, exponent) => {
    const key = `${size} ${exponent}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = made(size, exponent, key)));
    return found;
  };

  /** @param exponent of 2, where it ends */
  function made(size: number, exponent: number, key: string): GroupLattice {
    const lattice = makeLattice(size, powerOfTwo(exponent) / size);
    const spectrum = makeSpectrum(size);
    const none = nothingLost(size);
    const rows: Threat[] = [];
    const products: Product[] = [];
    let room: LatticeReadout | undefined;
    let once: Product | undefined;
    const transformOf = (row: Threat, { sources, isOnce }: GroupLaw): Product => {
      if (!isOnce) {
        return transforms(row, key, () => ({
          all: yearSpectrum(sources, lattice, "all"),
          alone: yearSpectrum(sources, lattice, "atoms"),
        }));
      }
      once ??= newProduct(size);
      // What is read is written last of all.
      yearSpectrum(sources, lattice, "all", { result: once.all, power: spectrum });
      yearSpectrum(sources, lattice, "atoms", { result: once.alone, power: spectrum });
      return once;
    };
    return (first, own) => {
      // The last group changes most often: its product goes straight into what is read.
      const last = own.length - 1;
      let same = 0;
      while (same < last && same < rows.length && rows[same] === first[same]) same += 1;
      for (let k = same; k < last; k++) {
        const [row, law] = [first[k], own[k]];
        if (row === undefined || law === undefined) break;
        const one = transformOf(row, law);
        const before = products[k - 1];
        products[k] = before === undefined ? one : productInto(products[k], before, one);
        rows[k] = row;
      }
      rows.length = last;
      const [row, law] = [first[last], own[last]];
      if (row === undefined || law === undefined) throw new Error("a year has no rows");
      const square = differenceInto(spectrum, transformOf(row, law), products[last - 1] ?? none);
      room = readDensity(lattice, spectrum, noiseOf(spectrum, square, size), room, withMeans);
      return room;
    };
  }
}
