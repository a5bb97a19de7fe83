import type { RefusalLog, Refused } from "./refusal-log";
import type { CellPlace, RegisterPort } from "../contract/register-port";
import { SheetError } from "../contract/register-port";
import type { After } from "../contract/timer";
import type { RefusedCell, StandingRefusals } from "../contract/standing-refusals";

/** Milliseconds in which refusals, and hints that cells changed, are gathered. */
const gathering = 150;

/**
 * Follows what functions refuse. A refusal is shown once its cell was read, as long as a formula stands there: the one that
 * was first seen, or another that calls the function. A formula may call it by a name of its own.
 */
export function followRefusals(
  log: RefusalLog,
  port: Pick<RegisterPort, "formulasAt" | "showCell" | "subscribe">,
  after: After,
): StandingRefusals {
  const listeners = new Set<() => void>();
  /** The formula each was seen with. */
  const seen = new Map<Refused, string>();
  const cells = new Map<Refused, RefusedCell>();
  let list: readonly RefusedCell[] = [];
  let cancel: (() => void) | null = null;
  let isClosed = false;
  let ending: Promise<() => Promise<void>> | null = null;

  function later(): void {
    if (isClosed || cancel) return;
    cancel = after(gathering, () => {
      cancel = null;
      void look();
    });
  }

  async function look(): Promise<void> {
    try {
      await check(log.refused());
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      // What is not known to stand is not shown; the next hint comes.
      if (error.failure === "cell-edit" || error.failure === "connection") later();
    }
  }

  /** Reads the cells, and forgets what no longer stands there. */
  async function check(refused: readonly Refused[]): Promise<void> {
    listen(refused.length > 0);
    const places = refused.map(({ address }) => placeIn(address));
    const formulas = refused.length === 0 ? [] : await port.formulasAt(places);
    if (isClosed) return;
    for (const [index, each] of refused.entries()) {
      const formula = formulas[index] ?? null;
      const before = seen.get(each);
      const isOther = before !== undefined && before !== formula;
      if (formula === null || (isOther && !calls(formula, each.id))) log.forget(each);
      else seen.set(each, formula);
    }
    publish();
  }

  function publish(): void {
    const standing = log.refused().filter((each) => seen.has(each));
    for (const each of seen.keys()) {
      if (!standing.includes(each)) {
        seen.delete(each);
        cells.delete(each);
      }
    }
    const next = standing.map((each) => {
      const { address, id, reason } = each;
      const cell = cells.get(each) ?? { ...placeIn(address), id, reason };
      cells.set(each, cell);
      return cell;
    });
    if (next.length === list.length && next.every((cell, at) => cell === list[at])) return;
    list = next;
    for (const listener of [...listeners]) listener();
  }

  /** Cells are cleared and moved without any function being asked. */
  function listen(isWanted: boolean): void {
    if (isWanted && !ending) {
      ending = port.subscribe((hint) => {
        if (hint === "cells") later();
      });
      ending.catch(() => {
        ending = null;
      });
    }
    if (!isWanted && ending) {
      void ending.then((end) => end()).catch(() => undefined);
      ending = null;
    }
  }

  const stop = log.subscribe(() => {
    // What went is gone at once; what came is read first.
    publish();
    later();
  });
  if (log.refused().length > 0) later();
  return {
    getSnapshot: () => list,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(cell) {
      void look().then(async () => {
        if (list.includes(cell)) await port.showCell(cell).catch(() => undefined);
      });
    },
    refresh: later,
    close() {
      isClosed = true;
      cancel?.();
      stop();
      listeners.clear();
      listen(false);
    },
  };
}

/** Whether a formula calls a function, with or without what stands before its name in a file or by a namespace. */
const calls = (formula: string, id: string): boolean =>
  new RegExp(`(?<![A-Z0-9])${id}\\s*\\(`, "i").test(formula);

/** "'Plan 2027'!$B$4" as a sheet and a cell. */
function placeIn(address: string): CellPlace {
  const mark = address.lastIndexOf("!");
  const sheet = address.slice(0, Math.max(0, mark));
  const name = /^'.*'$/.test(sheet) ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
  return { sheet: name, address: address.slice(mark + 1).replaceAll("$", "") };
}
