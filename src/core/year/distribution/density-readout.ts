import type { Lattice } from "../lattice/lattice";
import type { LatticeReadout } from "../lattice/lattice-readout";
import { latticeReadout } from "../lattice/lattice-readout";
import { lowPass } from "../lattice/lattice-tables";
import type { Spectrum } from "../sizes/spectrum";
import { roundingNoise } from "./lattice-error";

/** Nodes that small events may add up to before the highest frequencies are cut. */
const MANY_SMALL = 1;

/**
 * The years in which something is lost that is no single amount, read from their transform.
 *
 * @param spectrum of the year, which is changed
 * @param alone transform of the years of single amounts; or the chance of the year without loss, which is the only one
 */
export function densityReadout(
  lattice: Lattice,
  spectrum: Spectrum,
  alone: Spectrum | number,
): LatticeReadout {
  const { size } = lattice;
  const noise = roundingNoise(spectrum, size);
  const { real, imaginary } = spectrum;
  if (typeof alone === "number") {
    // The year without loss stands at node 0 alone, whose transform is the same everywhere.
    for (let k = 0; k < real.length; k++) real[k] = (real[k] ?? 0) - alone;
  } else {
    for (let k = 0; k < real.length; k++) {
      real[k] = (real[k] ?? 0) - (alone.real[k] ?? 0);
      imaginary[k] = (imaginary[k] ?? 0) - (alone.imaginary[k] ?? 0);
    }
  }
  return readDensity(lattice, spectrum, noise);
}

/**
 * The same where the years of single amounts are taken away already.
 *
 * @param room of another readout of the size that nobody reads any more
 * @param withMeans whether partial means will be read
 */
export function readDensity(
  lattice: Lattice,
  spectrum: Spectrum,
  noise: number,
  room?: LatticeReadout,
  withMeans = true,
): LatticeReadout {
  const { real, imaginary } = spectrum;
  if (spectrum.smallMean > MANY_SMALL) {
    // Moments know nothing of the highest frequencies, where so many events would not have let anything through.
    const pass = lowPass(lattice.size);
    for (let k = 0; k < real.length; k++) {
      real[k] = (real[k] ?? 0) * (pass[k] ?? 0);
      imaginary[k] = (imaginary[k] ?? 0) * (pass[k] ?? 0);
    }
  }
  return latticeReadout(lattice, spectrum, noise, room, withMeans);
}
