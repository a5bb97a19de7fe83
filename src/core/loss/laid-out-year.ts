import type { AtomLaw } from "./atom-law";
import { beatsOf } from "./beats";
import type { SpectrumOf } from "./density-cascade";
import type { GridCascade } from "./grid-cascade";
import { gridCascade } from "./grid-cascade";
import type { LatticePlan } from "./lattice-plan";
import { latticePlan } from "./lattice-plan";
import { lawOfAtoms } from "./law-of-atoms";
import type { YearSources } from "./year-sources";
import { chanceOfNone } from "./year-sources";
import { yearSpectrum } from "./year-spectrum";

/** A year and how it lies on lattices. */
export interface LaidOutYear {
  readonly sources: YearSources;
  readonly sure: AtomLaw;
  readonly plan: LatticePlan;
  readonly cascade: GridCascade;
}

/** Lays a year out when it is first needed. */
export function laidOut(sources: YearSources): () => LaidOutYear {
  let made: LaidOutYear | null = null;
  return () => {
    if (made !== null) return made;
    const sure = lawOfAtoms(sources, chanceOfNone(sources));
    const plan = latticePlan(sources);
    const spectrumOf: SpectrumOf = (lattice, taking) => yearSpectrum(sources, lattice, taking);
    made = {
      sources,
      sure,
      plan,
      cascade: gridCascade(spectrumOf, sure, plan, () => beatsOf(sources, sure.hasAmounts)),
    };
    return made;
  };
}
