import type { AppetiteKey, ControlKey, ScenarioKey } from "../../core";
import { publishedSnapshot } from "./published-snapshot";
import { marksOf, unsaid } from "../contract/locale-marks";
import type { Block, WorkbookFollowed, SheetSelection } from "../contract/register-port";
import { SheetError } from "../contract/register-port";
import { onDemandFollower } from "../beside/follow-later";
import { keptNone, tableFollower } from "../beside/follow-table";
import { type ControlsFollower, controlsBeside } from "../controls/follow-controls";
import type { SeenAppetite } from "../beside/view-appetite";
import type { BesideScenarios, SeenScenarios } from "../beside/view-scenarios";
import type {
  AppetiteView,
  NoRegister,
  ScenariosView,
  Snapshot,
} from "../contract/register-snapshot";
import type { After } from "../contract/timer";
import { placeOfBlock } from "../find/find-register";
import type { KeptPlace } from "../find/kept-choices";
import { choicesIn, choicesToText, noChoices } from "../find/kept-choices";
import { type Located, locateRegister } from "../find/locate-register";
import { threatTable } from "../find/table-kind";
import { extentOfBlock } from "../find/exact-range";
import { isSamePlace, readingAt } from "../find/same-place";
import type { ScoreTables } from "../scores/looked-up";
import { readTables } from "../scores/read-tables";
import { sameParts } from "../view/same-parts";
import type { SeenRegister, Viewing } from "../view/seen-register";
import { viewRegister } from "../view/view-register";
import type { FollowedRegister } from "./followed-register";
import { inTime } from "./in-time";
import { selectionIn } from "./selection-in-register";
import { patience, troubleOf } from "./trouble";

/** Milliseconds in which hints are gathered. */
const gathering = 150;
/** The same for where the user is. */
const gatheringMoves = 50;

const none: ScoreTables = new Map();

/** The tables beside a register, as they were found. */
interface TablesLocated {
  readonly bought: Located<ControlKey> | null;
  readonly tried: Located<ScenarioKey> | null;
  readonly allowed: Located<AppetiteKey> | null;
}

/** The same as they are shown. */
type TablesShown = Pick<Snapshot, "controls" | "scenarios" | "appetite">;

const nothingBeside: TablesShown = { controls: null, scenarios: null, appetite: null };

const silence =
  "The workbook does not answer. What you see may be old; it is tried again every few seconds.";

/**
 * Follows the register of a workbook. Every change is a hint to read again; only what differs is published, so that a
 * snapshot stays the same object while nothing happens.
 *
 * @param locale the language of the content, which counts where Excel says nothing of its separators; undefined for the
 * browser's own
 * @param prefix namespace of this build's functions, "" for none
 */
export function followRegister(
  port: WorkbookFollowed,
  after: After,
  locale: string | undefined,
  prefix = "",
): FollowedRegister {
  const snapshots = publishedSnapshot({
    register: { kind: "connecting" },
    ...nothingBeside,
    trouble: null,
    selection: null,
  });
  const { publish } = snapshots;
  const again = (): void => {
    later(0);
  };
  const controls: ControlsFollower = tableFollower(port, after, again, controlsBeside);
  const scenarios = onDemandFollower<ScenarioKey, SeenScenarios, ScenariosView, BesideScenarios>(
    port,
    after,
    again,
    () => null,
    async () =>
      (await import(/* webpackChunkName: "what-if" */ "../beside/view-scenarios")).scenariosBeside,
  );
  const appetite = onDemandFollower<AppetiteKey, SeenAppetite, AppetiteView, unknown>(
    port,
    after,
    again,
    () => choices.appetite?.place ?? null,
    async () =>
      (await import(/* webpackChunkName: "overview" */ "../beside/view-appetite")).appetiteBeside,
  );
  const timers: { cells: (() => void) | null; selection: (() => void) | null } = {
    cells: null,
    selection: null,
  };
  let queue: Promise<void> = Promise.resolve();
  let unsubscribe: (() => Promise<void>) | null = null;
  let closed = false;
  /** How often a register was asked for anew: a reading begun before that is of no use. */
  let searches = 0;
  const isOver = (search: number): boolean => closed || search !== searches;
  let keptText: string | null | undefined;
  let choices = noChoices;
  /** What scores mean in the register that is read. */
  let tables = none;
  let region = unsaid;
  /** Options are changed elsewhere than in the sheet, while the pane is out of sight. */
  let isRegionOld = true;
  let place: KeptPlace | null = null;
  let seen: SeenRegister | null = null;
  /** Another place was chosen than that of the register that was seen last. */
  let isElsewhere = false;
  /** Every register that was seen, as it was last: one that comes back is the same again. */
  let registers: readonly SeenRegister[] = [];
  let lastId = 0;
  const viewing = (): Viewing => ({
    choices,
    tables,
    marks: marksOf(locale, region),
    prefix,
    fresh: () => String(++lastId),
  });

  function before(block: Block): SeenRegister | null {
    if (seen && !isElsewhere && seen.block.area.id === block.area.id) return seen;
    const at = placeOfBlock(block);
    return registers.find((each) => isSamePlace(placeOfBlock(each.block), at)) ?? null;
  }

  function later(milliseconds: number): void {
    if (closed || timers.cells) return;
    timers.cells = after(milliseconds, () => {
      timers.cells = null;
      void refreshed();
    });
  }

  function stop(timer: keyof typeof timers): void {
    timers[timer]?.();
    timers[timer] = null;
  }

  function refreshed(): Promise<void> {
    const done = queue.then(readOnce);
    // A defect is for whoever waits, not for the next reading.
    queue = done.catch(() => undefined);
    return done;
  }

  async function readOnce(): Promise<void> {
    const search = searches;
    if (isOver(search)) return;
    try {
      const { found, selection, now, ...beside } = await inTime(read(), after, silence);
      if (isOver(search)) return;
      tables = now;
      if (found.kind === "block") accept(found.block, selection, beside);
      else {
        const register = keepNone(found.none);
        publish({ register, ...nothingBeside, trouble: null, selection: null });
      }
    } catch (error) {
      report(error);
    }
  }

  async function read() {
    await listen();
    if (isRegionOld) region = await port.region();
    isRegionOld = false;
    const [text, selection] = await Promise.all([port.kept(), port.selection()]);
    if (text !== keptText) readChoices(text);
    const found = await locateRegister(port, place, seen !== null, threatTable);
    if (found.kind === "none") {
      return { found, selection, now: none, bought: null, tried: null, allowed: null };
    }
    const [now, bought] = [await tablesFor(found.block), await controls.locate()];
    const [tried, allowed] = [await scenarios.locate(), await appetite.locate()];
    return { found, selection, now, bought, tried, allowed };
  }

  async function tablesFor(block: Block): Promise<ScoreTables> {
    const { scales } = readingAt(choices.readings, placeOfBlock(block));
    const now = scales.size === 0 ? none : await readTables(port, block, scales);
    return sameParts(now, tables) ? tables : now;
  }

  async function listen(): Promise<void> {
    if (unsubscribe) return;
    const end = await port.subscribe((hint) => {
      if (hint === "cells") later(gathering);
      else lookWhereLater();
    });
    // Closed while the workbook was still answering.
    if (closed) await end();
    else unsubscribe = end;
  }

  function readChoices(text: string | null): void {
    const next = choicesIn(text);
    const isChosen = keptText === undefined || !sameParts(next.place, choices.place);
    if (isChosen && next.place) {
      place = next.place;
      isElsewhere = true;
    }
    const isOther = keptText === undefined || !sameParts(next.controls, choices.controls);
    if (isOther) controls.choose(next.controls);
    const points = next.appetite?.place ?? null;
    if (!sameParts(points, choices.appetite?.place ?? null)) appetite.choose(points);
    keptText = text;
    choices = next;
  }

  function keepNone(none: NoRegister): NoRegister {
    seen = null;
    const { register } = snapshots.now();
    return register.kind === "none" && sameParts(register, none) ? register : none;
  }

  function accept(
    block: Block,
    selected: SheetSelection | null,
    { bought, tried, allowed }: TablesLocated,
  ): void {
    const next = viewRegister(block, viewing(), before(block));
    see(next);
    const was = snapshots.now();
    const shown = bought && controls.accept(bought, next.reading, viewing());
    const beside = { register: next.reading, controls: controls.seen()?.reading ?? null };
    publishSeen(selected, {
      controls: shown && keptNone(shown, was.controls),
      scenarios: scenarios.accept(tried, beside, viewing(), was.scenarios),
      appetite: appetite.accept(allowed, beside, viewing(), was.appetite),
    });
  }

  function see(next: SeenRegister): void {
    seen = next;
    isElsewhere = false;
    registers = [next, ...registers.filter(({ remembered }) => remembered !== next.remembered)];
    const isSelected = place?.extent !== null && place?.extent !== undefined;
    place = placeOfBlock(next.block);
    // A selected range ends where it ended, however many rows it has now.
    if (isSelected) place = { ...place, extent: extentOfBlock(next.block) };
  }

  function publishSeen(
    selected: SheetSelection | null,
    beside: TablesShown = snapshots.now(),
  ): void {
    if (!seen) return;
    const selection = selectionIn(seen, selected);
    const { controls: shown, scenarios: attempts, appetite: points } = beside;
    publish({
      ...{ register: seen.view, controls: shown, scenarios: attempts, appetite: points },
      ...{ trouble: null, selection },
    });
  }

  function lookWhereLater(): void {
    if (closed || timers.selection) return;
    timers.selection = after(gatheringMoves, () => {
      timers.selection = null;
      void lookWhere();
    });
  }

  async function lookWhere(): Promise<void> {
    try {
      const selected = await port.selection();
      if (!closed && seen && snapshots.now().trouble === null) publishSeen(selected);
    } catch (error) {
      report(error);
    }
  }

  function report(error: unknown): void {
    if (!(error instanceof SheetError)) throw error;
    if (closed) return;
    publish({ ...snapshots.now(), trouble: troubleOf(error) });
    stop("cells");
    later(patience[error.failure]);
  }

  function atOnce(): void {
    isRegionOld = true;
    stop("cells");
    later(0);
  }

  void refreshed();
  return {
    getSnapshot: snapshots.now,
    subscribe: snapshots.subscribe,
    seen: () => seen,
    place: () => place,
    controls,
    scenarios,
    appetite,
    choices: () => choices,
    viewing,
    before,
    see,
    refresh: atOnce,
    refreshed,
    async keep(next) {
      await port.keep(choicesToText(next));
      await refreshed();
    },
    forget() {
      place = null;
      seen = null;
      searches++;
      publish({
        ...{ register: { kind: "connecting" }, ...nothingBeside },
        ...{ trouble: null, selection: null },
      });
    },
    report,
    close() {
      closed = true;
      stop("cells");
      stop("selection");
      controls.close();
      scenarios.close();
      appetite.close();
      snapshots.end();
      // Whether the workbook still hears it no longer matters.
      void unsubscribe?.().catch(() => undefined);
    },
  };
}
