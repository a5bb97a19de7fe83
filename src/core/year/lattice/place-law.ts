/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import type { Lattice } from "./lattice";
import { PAD } from "./lattice";
import { TILT } from "./lattice-tables";
import type { YearLaw } from "../sizes/event-sizes";
import { BEFORE } from "./lattice-readout";

/**
 * Places what is known by its transform: as it is where the lattice is to be transformed, at its nodes where weights are read.
 */
export function placeLaw(law: YearLaw, lattice: Lattice): void {
  const { size, spacing, weights, tables, transform } = lattice;
  const spectrum = law.spectrum(size, spacing);
  if (lattice.smallest > 0) {
    lattice.spectra.push({ of: spectrum, times: 1 });
    return;
  }
  const nodes = new Float64Array(size);
  transform.inverse(spectrum.real, spectrum.imaginary, nodes);
  for (let k = 0; k < size - BEFORE; k++) weights[k + PAD]! += nodes[k]! * tables.untilt[k]!;
  // What is spread below 0 has come round to the end.
  for (let k = 1; k <= PAD; k++) {
    weights[PAD - k]! += nodes[size - k]! * tables.untilt[size - k]! * exp(-TILT);
  }
}
