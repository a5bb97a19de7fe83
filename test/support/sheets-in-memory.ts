import type {
  Area,
  Cells,
  Rectangle,
  RegisterPort,
  SheetError,
} from "../../src/session/register-port";

/** An area of the workbook in memory; what is not said is a table at A1 of Sheet1. */
export type AreaInMemory = Partial<Omit<Area, "id" | "cells">> & { readonly cells: Cells };

/** A workbook that is only its areas: the twin of the port that speaks to Excel. */
export interface SheetsInMemory extends RegisterPort {
  /** Puts an area there or changes it, and tells nobody, as when an event gets lost. */
  put(id: string, area: AreaInMemory): void;
  remove(id: string): void;
  /** Tells the subscribers that something may have changed. */
  hint(): void;
  /** Every answer is this refusal, until it is null again. */
  refuse(error: SheetError | null): void;
  readonly selected: readonly { readonly id: string; readonly cells: Rectangle }[];
  /** How often an area was read. */
  readonly reads: number;
  readonly subscribers: number;
}

/** Opens a workbook in memory that holds these areas, in this order. */
export function sheetsInMemory(areas: Readonly<Record<string, AreaInMemory>>): SheetsInMemory {
  const held = new Map<string, Area>();
  const hearers = new Set<() => void>();
  const selected: { id: string; cells: Rectangle }[] = [];
  let refusal: SheetError | null = null;
  let reads = 0;
  const put = (id: string, area: AreaInMemory): void => {
    held.set(id, { id, kind: "table", sheet: "Sheet1", row: 0, column: 0, ...area });
  };
  const answer = async <T>(give: () => T): Promise<T> => {
    await Promise.resolve();
    if (refusal) throw refusal;
    return give();
  };
  for (const [id, area] of Object.entries(areas)) put(id, area);
  return {
    put,
    selected,
    remove: (id) => held.delete(id),
    hint() {
      for (const hear of hearers) hear();
    },
    refuse(error) {
      refusal = error;
    },
    get reads() {
      return reads;
    },
    get subscribers() {
      return hearers.size;
    },
    candidates: () =>
      answer(() =>
        [...held.values()].map((area) => ({
          ...area,
          cells: area.cells.slice(0, area.kind === "table" ? 1 : 30),
        })),
      ),
    read: (id) =>
      answer(() => {
        reads++;
        return held.get(id) ?? null;
      }),
    select: (id, cells) =>
      answer(() => {
        selected.push({ id, cells });
      }),
    subscribe: (onHint) =>
      answer(() => {
        hearers.add(onHint);
        return () =>
          answer(() => {
            hearers.delete(onHint);
          });
      }),
  };
}
