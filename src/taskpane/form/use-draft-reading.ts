import { useMemo } from "react";
import type { RowStatement } from "../../core";
import type { RegisterSession } from "../../session/contract/register-session";
import type {
  PlacedFinding,
  RegisterView,
  ThreatFigures,
  ThreatView,
} from "../../session/contract/register-snapshot";
import { conflictsOf, type Draft, type DraftConflict } from "../drafts/draft";

/** What a draft says, read together with the register around it. */
export interface DraftReading {
  /** The threat whose cells the fields show where nothing is typed; null for a new one. */
  readonly shown: ThreatView | null;
  readonly findings: readonly PlacedFinding[];
  /** Those of them that the user is told. */
  readonly told: readonly PlacedFinding[];
  readonly figures: ThreatFigures | undefined;
  /** By column, what was typed, as it was understood. */
  readonly echoes: ReadonlyMap<string, string> | undefined;
  readonly conflicts: readonly DraftConflict[];
  /** What it says, part by part; null where it is left out. */
  readonly statement: RowStatement | null;
}

/**
 * Reads a draft as it is typed.
 *
 * @param wasTried whether saving was tried: from then on a new threat is told what it lacks
 */
export function useDraftReading(
  session: RegisterSession,
  register: RegisterView,
  { draft, threat }: { readonly draft: Draft; readonly threat: ThreatView | null },
  wasTried: boolean,
): DraftReading {
  const { base, typed } = draft;
  const isNew = base === null;
  const shown = threat ?? base;
  const read = useMemo(
    () => session.check(shown, typed),
    // What is said of a draft depends on the other threats, too.
    [session, register, shown, typed],
  );
  // What is in the sheet was judged with the rest of it.
  const reading = isNew || typed.size > 0 ? read : null;
  const judged = reading?.findings ?? shown?.findings ?? [];
  // Of cells that change nothing, the sheet speaks in a note on their column.
  const unsaid = read.findings.filter(
    ({ kind, column, rule }) =>
      kind === "Note" && !judged.some((each) => each.column === column && each.rule === rule),
  );
  const findings = reading ? judged : [...judged, ...unsaid];
  // Told of a new threat's empty fields before anything was typed in them, nobody would listen.
  const isTold = ({ column }: PlacedFinding): boolean =>
    !isNew || wasTried || (column !== null && typed.has(column));
  return {
    shown,
    findings,
    told: findings.filter(isTold),
    figures: reading?.figures ?? shown?.figures,
    echoes: reading?.echoes,
    conflicts: conflictsOf(draft, threat),
    statement: read.statement,
  };
}
