/** What a control leaves of the terms of a form it acts on. */
export interface FormLinks {
  /** Which terms. */
  readonly terms: Int32Array;
  /** Share of the events it leaves, of each of them: 0 to 1. */
  readonly frequencyKept: Float64Array;
  /** Share of each loss it leaves: 0 to 1. */
  readonly lossKept: Float64Array;
}

/**
 * A loss as a sum of terms that every control shrinks by a share of its own.
 *
 *     F(x) = Σ w_t Π (frequency kept) · g_t(Π loss kept)    over the controls in x that act on t
 *
 * g is the identity but where insurance of single events makes the net loss of an event anything but proportional to it.
 */
export interface LossForm {
  /** w, 0 or more. */
  readonly weights: Float64Array;
  /** g of each term, never falling, g(1) = 1; null for the identity. */
  readonly events: readonly (((lossKept: number) => number) | null)[];
  /** By control. */
  readonly links: readonly FormLinks[];
}

/** A set of controls and what a form comes to with it. */
export interface FormState {
  /** What is in the set: 1 for each control that is. */
  readonly set: Uint8Array;
  /** F. */
  loss(): number;
  /** What adding a control would take off F. */
  gain(control: number): number;
  /** What dropping a control of the set would add to F. */
  saving(control: number): number;
  put(control: number): void;
  drop(control: number): void;
}

/**
 * A form with a set that changes. What it comes to depends on the set alone, to the last bit, and not on the way there.
 *
 * @param start what is in the set to begin with
 */
export function formState(form: LossForm, start: Uint8Array): FormState {
  const { weights, events, links } = form;
  const set = Uint8Array.from(start);
  const frequency = new Float64Array(weights.length);
  const kept = new Float64Array(weights.length);
  const values = new Float64Array(weights.length);
  const actors = actorsByTerm(form);

  const worth = (term: number, often: number, lossKept: number): number => {
    const event = events[term] ?? null;
    return (weights[term] ?? 0) * often * (event === null ? lossKept : event(lossKept));
  };
  const refresh = (term: number): void => {
    let [often, lossKept] = [1, 1];
    const own = actors[term];
    for (let at = 0; at < (own?.controls.length ?? 0); at++) {
      if (set[own?.controls[at] ?? 0] !== 1) continue;
      often *= own?.frequencyKept[at] ?? 1;
      lossKept *= own?.lossKept[at] ?? 1;
    }
    frequency[term] = often;
    kept[term] = lossKept;
    values[term] = worth(term, often, lossKept);
  };
  const change = (control: number, to: number): void => {
    set[control] = to;
    for (const term of links[control]?.terms ?? []) refresh(term);
  };
  for (let term = 0; term < weights.length; term++) refresh(term);

  const gain = (control: number): number => {
    const own = links[control];
    if (own === undefined) return 0;
    const { terms, frequencyKept, lossKept } = own;
    let sum = 0;
    for (let place = 0; place < terms.length; place++) {
      const term = terms[place] ?? 0;
      const [often, left] = [frequencyKept[place] ?? 1, lossKept[place] ?? 1];
      const value = values[term] ?? 0;
      sum +=
        (events[term] ?? null) === null
          ? value * (1 - often * left)
          : value - worth(term, often * (frequency[term] ?? 0), left * (kept[term] ?? 0));
    }
    return sum;
  };
  return {
    set,
    gain,
    loss() {
      let sum = 0;
      for (const value of values) sum += value;
      return sum;
    },
    saving(control) {
      const own = links[control];
      let sum = 0;
      for (let place = 0; place < (own?.terms.length ?? 0); place++) {
        const term = own?.terms[place] ?? 0;
        const left = (own?.frequencyKept[place] ?? 1) * (own?.lossKept[place] ?? 1);
        const value = values[term] ?? 0;
        if (left === 1) continue;
        if (left === 0 || (events[term] ?? null) !== null) {
          // What it hides cannot be read from what is left.
          change(control, 0);
          const saved = gain(control);
          change(control, 1);
          return saved;
        }
        sum += value / left - value;
      }
      return sum;
    },
    put(control) {
      change(control, 1);
    },
    drop(control) {
      change(control, 0);
    },
  };
}

/** The controls that act on a term, by name, and what they leave of it. */
interface Actors {
  readonly controls: Int32Array;
  readonly frequencyKept: Float64Array;
  readonly lossKept: Float64Array;
}

/** The actors of each term. */
function actorsByTerm({ weights, links }: LossForm): readonly Actors[] {
  const actors = Array.from(weights, (): { control: number; place: number }[] => []);
  links.forEach(({ terms }, control) => {
    terms.forEach((term, place) => actors[term]?.push({ control, place }));
  });
  return actors.map((own) => ({
    controls: Int32Array.from(own, ({ control }) => control),
    frequencyKept: Float64Array.from(
      own,
      ({ control, place }) => links[control]?.frequencyKept[place] ?? 1,
    ),
    lossKept: Float64Array.from(own, ({ control, place }) => links[control]?.lossKept[place] ?? 1),
  }));
}

/** What a form comes to with a set. */
export function formLoss(form: LossForm, set: Uint8Array): number {
  return formState(form, set).loss();
}
