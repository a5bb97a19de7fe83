import { SheetError, type RegisterPort } from "../contract/register-port";
import type { ReviewsView } from "../contract/reviews";
import type { After } from "../contract/timer";
import { findRegisters } from "../find/find-register";
import { cellsIn } from "../find/headed-range";
import { locateKept } from "../find/kept-range";
import type { FollowedRegister } from "../follow/followed-register";
import { sameParts } from "../view/same-parts";
import { eventsTable } from "./events-table";
import { isOwnTable, type OwnTable } from "../find/own-tables";
import type { ReviewTables } from "../contract/reviews";
import { viewReviews } from "./view-reviews";

/** Milliseconds in which hints are gathered: all sheets are looked at. */
const gathering = 400;

/** The tables of reviews, kept up to date while somebody looks at them. */
export interface FollowedReviews {
  readonly follow: () => () => void;
  readonly getSnapshot: () => ReviewsView | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** As they were read last. */
  readonly tables: () => ReviewTables;
  /** Reads them again. @throws SheetError */
  readonly refreshed: () => Promise<void>;
  /** The same where it does not matter whether the workbook answers: after something was written. */
  readonly caughtUp: () => Promise<void>;
}

const nothing: ReviewTables = { history: null, reviews: null, log: null, events: null };

/** Follows the tables of reviews beside a register. */
export function followReviews(
  port: RegisterPort,
  after: After,
  followed: Pick<FollowedRegister, "seen" | "subscribe">,
): FollowedReviews {
  let tables = nothing;
  let view: ReviewsView | null = null;
  /** How often the tables were others than before. */
  let readings = 0;
  let followers = 0;
  let timer: (() => void) | null = null;
  let ends: readonly (() => void)[] = [];
  const listeners = new Set<() => void>();

  async function refreshed(): Promise<void> {
    const seen = followed.seen();
    if (!seen) return;
    const read = await readTables(port, seen.block.area.id);
    if (!sameParts(read, tables)) {
      tables = read;
      readings += 1;
    }
    const next = { ...viewReviews(tables, seen), readings };
    if (view && sameParts(next, view)) return;
    view = next;
    for (const listener of listeners) listener();
  }

  async function caughtUp(): Promise<void> {
    try {
      await refreshed();
    } catch (error) {
      // The register says that the workbook does not answer; these are read again with the next hint.
      if (!(error instanceof SheetError)) throw error;
    }
  }

  const later = (): void => {
    if (followers === 0) return;
    timer ??= after(gathering, () => {
      timer = null;
      void caughtUp();
    });
  };

  async function listen(): Promise<void> {
    const end = await port.subscribe((hint) => {
      if (hint === "cells") later();
    });
    const stop = (): void => void end().catch(() => undefined);
    if (followers === 0) stop();
    else ends = [...ends, stop];
  }

  return {
    tables: () => tables,
    refreshed,
    caughtUp,
    getSnapshot: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow() {
      followers += 1;
      if (followers === 1) {
        ends = [followed.subscribe(later)];
        void listen().catch(() => undefined);
        void caughtUp();
      }
      return () => {
        followers -= 1;
        if (followers > 0) return;
        for (const end of ends) end();
        ends = [];
        timer?.();
        timer = null;
      };
    },
  };
}

/** @param register id of the area of the register, which is none of them */
async function readTables(port: RegisterPort, register: string): Promise<ReviewTables> {
  const areas = await port.candidates();
  const own = async (name: OwnTable) => {
    const found = areas.find((area) => area.kind === "table" && isOwnTable(area, name));
    return found ? port.read(found.id) : null;
  };
  const found = await findRegisters(port, eventsTable);
  const best = found.find(
    ({ place, candidate }) => candidate.missing.length === 0 && place.id !== register,
  );
  const sheet = best && (await port.read(best.place.id));
  const range = best && sheet?.kind === "sheet" ? locateKept(best.place, eventsTable)(sheet) : null;
  return {
    history: await own("RegisterHistory"),
    reviews: await own("RegisterReviews"),
    log: await own("ReviewLog"),
    events:
      sheet && range
        ? {
            ...{ ...sheet, row: range.row, column: range.column },
            cells: cellsIn(sheet.cells, {
              ...range,
              row: range.row - sheet.row,
              column: range.column - sheet.column,
            }),
          }
        : (sheet ?? null),
  };
}
