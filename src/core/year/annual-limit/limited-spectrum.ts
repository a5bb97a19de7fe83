/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { keepFigures } from "../../numeric/keep-figures";
import type { Lattice } from "../lattice/lattice";
import { clearLattice, makeLattice, scatter, transformLattice } from "../lattice/lattice";
import type { EventsBeside } from "./events-beside";
import { eventsBeside } from "./events-beside";
import type { LimitedYears, OpenYears } from "./limited-years";
import type { EventClass } from "./paying-classes";
import type { YearAtom } from "./year-as-loss";
import { placePart } from "../lattice/place-event-sizes";
import { add, addProduct, multiply, plus, scaled, unit } from "../lattice/spectrum-arithmetic";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";

/**
 * Transform, on a lattice, of the net loss of a row whose insurance has a limit of the year, without its single amounts.
 *
 *     open       Φ_F^f · sum over m of p(m, f) K(m + f) E exp(-z (retention m + max(T_m - left, 0)))
 *     exhausted  Φ_F^e exp(-z (most e - limit)) · sum over f >= e of p(f) R(f) Φ_G^(f - e)
 *
 * K(n) is what is kept of unpaid events beside n paid ones, R(f) all that events other than f fully paid ones cost, Φ_G all
 * that one of these costs and e how many of them use the limit up. Once m payments leave nothing of the limit for sure, each
 * further one adds all it costs. No amount is below 0, so that a lattice may end below the limit.
 *
 * @param singles amounts with a chance of their own, 0 among them
 */
export function limitedSpectrum(
  years: LimitedYears,
  singles: readonly YearAtom[],
  size: number,
  spacing: number,
): Spectrum {
  const lattice = makeLattice(size, spacing);
  const half = (): Spectrum => makeSpectrum(size);
  const { classes, events, annualLimit, exhausting, open, fully } = years;
  const { kept, partly, partlyGross, fullyGross, most, retention } = classes;

  const total = half();
  let smallMean = 0;
  const key = `${size} ${spacing}`;
  const made = (of: EventClass, mass: number): Spectrum => {
    const spectrum = half();
    clearLattice(lattice);
    placeClass(lattice, of);
    transformLattice(lattice, mass, spectrum.real, spectrum.imaginary, lattice.tables.workspace);
    spectrum.smallMean = lattice.small[1] ?? 0;
    return spectrum;
  };
  /** The transform of a class, its share taken away. */
  const ofClass = (of: EventClass): Spectrum => excessKnown(of, key, () => made(of, of.share));
  const oneOf = (of: EventClass): Spectrum =>
    onesKnown(of, key, () => scaled(made(of, 0), 1 / of.share));

  const unpaid = ofClass(kept);
  smallMean += events.mean * unpaid.smallMean;
  const paidShare = partly.share + classes.fully.share;
  const fullKept = classes.fully.share > 0 ? oneOf(classes.fully) : null;
  const partGross = partly.share > 0 ? oneOf(partlyGross) : null;
  if (partGross !== null) smallMean += events.mean * partly.share * partGross.smallMean;

  const beside = eventsBeside(unpaid, events, paidShare);
  const keptPower = unit(half());
  for (const some of open) {
    if (some.fully > 0) {
      if (fullKept === null) break;
      multiply(keptPower, fullKept);
      beside.next();
    }
    const sum = openYears(some, lattice, retention, partGross, beside.from());
    multiply(sum, keptPower);
    add(total, sum);
  }
  if (fullKept !== null && exhausting < fully.length) {
    const fullGross = oneOf(fullyGross);
    const others = partly.share === 0 ? unpaid : plus(unpaid, ofClass(partlyGross));
    const rest = eventsBeside(others, events, classes.fully.share);
    for (let f = 0; f < exhausting; f++) rest.next();
    const counts = rest.from();
    const power = unit(half());
    const sum = half();
    for (let f = exhausting; f < fully.length; f++) {
      addProduct(sum, power, counts.now(), fully[f]!);
      multiply(power, fullGross);
      counts.next();
    }
    for (let f = 0; f < exhausting; f++) multiply(sum, fullKept);
    clearLattice(lattice);
    scatter(lattice, Math.max(most * exhausting - annualLimit, 0) / spacing, 1);
    const moved = half();
    transformLattice(lattice, 0, moved.real, moved.imaginary, lattice.tables.workspace);
    multiply(sum, moved);
    add(total, sum);
    smallMean += events.mean * classes.fully.share * fullGross.smallMean;
  }
  clearLattice(lattice);
  for (const { amount, chance } of singles) scatter(lattice, amount / spacing, -chance);
  const alone = half();
  transformLattice(lattice, 0, alone.real, alone.imaginary, lattice.tables.workspace);
  add(total, alone);
  total.smallMean = smallMean;
  total.placed = events.mean;
  return total;
}

/** 8 MB each: years in which a common factor has other values lie on the same few lattices. */
const excessKnown = keepFigures<Spectrum>(1_000_000, ({ real }) => 2 * real.length);
const onesKnown = keepFigures<Spectrum>(1_000_000, ({ real }) => 2 * real.length);

/** Years with one number of fully paid events, but for what is kept of those. */
function openYears(
  { chances, beyond }: OpenYears,
  lattice: Lattice,
  retention: number,
  partGross: Spectrum | null,
  counts: EventsBeside,
): Spectrum {
  const { size, spacing } = lattice;
  const sum = makeSpectrum(size);
  const placed = makeSpectrum(size);
  const transformPlaced = (): void => {
    transformLattice(lattice, 0, placed.real, placed.imaginary, lattice.tables.workspace);
  };
  const place = (m: number, weight: number): void => {
    const cut = beyond[m];
    if (cut === undefined || weight === 0) return;
    const from = m * retention;
    scatter(lattice, from / spacing, weight * cut.within);
    if (cut.within < 1) cut.place(lattice, from, weight);
  };
  const last = beyond.length - 1;
  const endless = chances.length > beyond.length && partGross !== null;
  clearLattice(lattice);
  for (let m = 0; m <= last; m++) {
    place(m, chances[m] ?? 0);
    // Where events are not independent, each number of them has a factor of its own.
    if (counts.isSame && m < last) continue;
    transformPlaced();
    addProduct(sum, placed, counts.now(), 1);
    clearLattice(lattice);
    if (m < last) counts.next();
  }
  if (!endless) return sum;
  place(last, 1);
  transformPlaced();
  const power = unit(makeSpectrum(size));
  const further = makeSpectrum(size);
  for (let m = last + 1; m < chances.length; m++) {
    multiply(power, partGross);
    counts.next();
    addProduct(further, power, counts.now(), chances[m] ?? 0);
  }
  multiply(further, placed);
  add(sum, further);
  return sum;
}

function placeClass(lattice: Lattice, { parts, atom }: EventClass): void {
  for (const part of parts) placePart(part, lattice);
  if (atom !== null) scatter(lattice, atom.amount / lattice.spacing, atom.share);
}
