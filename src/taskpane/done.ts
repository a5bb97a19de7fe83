import type { ThreatView } from "../session/register-snapshot";
import { isSameCell } from "./draft";
import { nameOf } from "./threat-words";

/** What the user did last, for whoever wonders whether it was done. */
export interface Done {
  readonly words: string;
  /** Whether the sheet still shows it: what was undone there was not done. */
  readonly isStill: (threats: readonly ThreatView[]) => boolean;
}

/** @param columns ids of those that were written */
export function saved(threat: ThreatView, columns: readonly string[]): Done {
  return {
    words: `Saved ${nameOf(threat)}. Ctrl+Z in the sheet takes it back.`,
    isStill: (threats) => {
      const now = threats.find(({ id }) => id === threat.id);
      return columns.every((column) => {
        const [was, is] = [threat.byColumn.get(column), now?.byColumn.get(column)];
        return was !== undefined && is !== undefined && isSameCell(was, is);
      });
    },
  };
}

export function added(threat: ThreatView): Done {
  return {
    words: `Added ${nameOf(threat)}. Ctrl+Z in the sheet takes it back.`,
    isStill: (threats) => threats.some(({ id }) => id === threat.id),
  };
}

/** @param left how many threats there are without it */
export function deleted(threat: ThreatView, left: number): Done {
  return {
    words: `Deleted ${nameOf(threat)}. Ctrl+Z in the sheet brings it back.`,
    isStill: (threats) => threats.length <= left && !threats.some(({ id }) => id === threat.id),
  };
}

/** Somebody else deleted the threat that was open. */
export const leftTheSheet = (threat: string): Done => ({
  words: "The threat left the sheet.",
  isStill: (threats) => !threats.some(({ id }) => id === threat),
});
