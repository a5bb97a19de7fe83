import type { Snapshot } from "../contract/register-snapshot";
import { sameParts } from "../view/same-parts";

/** A snapshot and who listens to it; it stays the same object while nothing in it differs. */
export interface PublishedSnapshot {
  readonly now: () => Snapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells all who listen, where a part differs. */
  readonly publish: (next: Snapshot) => void;
  /** Nobody listens any more. */
  readonly end: () => void;
}

export function publishedSnapshot(first: Snapshot): PublishedSnapshot {
  let snapshot = first;
  const listeners = new Set<() => void>();
  return {
    now: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish(next) {
      const { register, controls, scenarios, appetite, trouble, selection } = snapshot;
      const same: Snapshot = {
        register: next.register,
        controls: next.controls,
        scenarios: next.scenarios,
        appetite: next.appetite,
        trouble: sameParts(next.trouble, trouble) ? trouble : next.trouble,
        selection: sameParts(next.selection, selection) ? selection : next.selection,
      };
      const isSame =
        same.register === register &&
        same.controls === controls &&
        same.scenarios === scenarios &&
        same.appetite === appetite &&
        same.trouble === trouble &&
        same.selection === selection;
      if (isSame) return;
      snapshot = same;
      for (const listener of [...listeners]) listener();
    },
    end() {
      listeners.clear();
    },
  };
}
