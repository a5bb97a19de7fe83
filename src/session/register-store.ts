import type { RegisterRange } from "./find-register";
import { findRegister, registerIn, wholeTable } from "./find-register";
import type { Area, Rectangle, RegisterPort, SheetFailure } from "./register-port";
import { SheetError } from "./register-port";
import type { RegisterView } from "./register-view";
import { viewOf } from "./register-view";
import { sameArea } from "./same-area";
import type { After } from "./timer";

/** Why what is shown may be old, in the words of the workbook. */
export interface Trouble {
  readonly failure: SheetFailure;
  readonly message: string;
}

export interface RegisterSnapshot {
  /** What was read last: nothing yet, no register in the workbook, or a register. */
  readonly register: { readonly kind: "connecting" } | { readonly kind: "none" } | RegisterView;
  /** Set while the workbook does not answer. */
  readonly trouble: Trouble | null;
}

/** The register of the open workbook, kept up to date. Made for `useSyncExternalStore`. */
export interface RegisterStore {
  readonly getSnapshot: () => RegisterSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads again, as after the pane was out of sight: hints may have been lost. */
  readonly refresh: () => void;
  /** Forgets the register and looks for one anew. */
  readonly lookAgain: () => void;
  /** Shows cells of the register in the sheet: all of it, or one of them. */
  readonly show: (cells?: Rectangle) => void;
  readonly close: () => void;
}

/** Milliseconds in which hints are gathered. */
const gathering = 150;
/** Milliseconds until the next try. */
const patience: Readonly<Record<SheetFailure, number>> = {
  "cell-edit": 1000,
  connection: 5000,
  protected: 5000,
  refused: 5000,
};

/**
 * Connects to the register of a workbook. Every change is a hint to read again; only what differs is published, so that
 * a snapshot stays the same object while nothing happens.
 */
export function openRegisterStore(port: RegisterPort, after: After): RegisterStore {
  let snapshot: RegisterSnapshot = { register: { kind: "connecting" }, trouble: null };
  const listeners = new Set<() => void>();
  /** What the snapshot was made from. */
  let connected: RegisterRange | null = null;
  let unsubscribe: (() => Promise<void>) | null = null;
  let timer: (() => void) | null = null;
  let reading = false;
  let again = false;
  /** How often a new register was asked for: a reading begun before that is of no use. */
  let searches = 0;
  let closed = false;

  function publish(next: RegisterSnapshot): void {
    snapshot = next;
    for (const listener of [...listeners]) listener();
  }

  function later(milliseconds: number): void {
    if (closed || timer) return;
    timer = after(milliseconds, () => {
      timer = null;
      void refresh();
    });
  }

  function atOnce(): void {
    timer?.();
    timer = null;
    later(0);
  }

  async function refresh(): Promise<void> {
    if (closed) return;
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    const search = searches;
    try {
      await listen();
      const found = await locate();
      if (search === searches) accept(found);
    } catch (error) {
      report(error);
    } finally {
      reading = false;
    }
    if (again) {
      again = false;
      later(gathering);
    }
  }

  async function listen(): Promise<void> {
    if (unsubscribe) return;
    const end = await port.subscribe(() => {
      later(gathering);
    });
    // Closed while the workbook was still answering.
    if (closed) await end();
    else unsubscribe = end;
  }

  /** Stays with the register it has; looks for one only where there is none. */
  async function locate(): Promise<RegisterRange | null> {
    const area: Area | null = connected && (await port.read(connected.area.id));
    const same = area && (registerIn(area) ?? wholeTable(area));
    return same ?? findRegister(port);
  }

  function accept(found: RegisterRange | null): void {
    if (closed) return;
    const known =
      found === null
        ? snapshot.register.kind === "none"
        : connected !== null && sameArea(found.area, connected.area);
    connected = found;
    if (known && snapshot.trouble === null) return;
    const register = known ? snapshot.register : found ? viewOf(found) : { kind: "none" as const };
    publish({ register, trouble: null });
  }

  function report(error: unknown): void {
    if (closed) return;
    if (!(error instanceof SheetError)) throw error;
    const { failure, message } = error;
    if (snapshot.trouble?.message !== message) {
      publish({ ...snapshot, trouble: { failure, message } });
    }
    timer?.();
    timer = null;
    later(patience[failure]);
  }

  void refresh();
  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: atOnce,
    lookAgain() {
      connected = null;
      searches++;
      publish({ register: { kind: "connecting" }, trouble: null });
      atOnce();
    },
    show(cells) {
      if (!connected) return;
      port.select(connected.area.id, cells ?? connected.place).catch(report);
    },
    close() {
      closed = true;
      timer?.();
      listeners.clear();
      // Whether the workbook still hears it no longer matters.
      void unsubscribe?.().catch(() => undefined);
    },
  };
}
