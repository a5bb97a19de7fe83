import type { ScenarioKey } from "../../core";
import type { Choice } from "../contract/choice";
import type { CellInput, Change, NewTable, RegisterPort } from "../contract/register-port";
import type { SaveResult } from "../contract/register-session";
import type { NewScenarioRow, ScenariosSession } from "../contract/scenarios";
import type { After } from "../contract/timer";
import { isChangedSince, type MadeEdit } from "../edit/take-back";
import { placeOf } from "../find/find-register";
import { locateKept } from "../find/kept-range";
import { answering, refusal } from "../follow/answering";
import type { FollowedRegister } from "../follow/followed-register";
import { writtenInTime } from "../follow/in-time";
import { type SeenScenarios, scenariosBeside, scenariosTable } from "../beside/view-scenarios";
import { discardedRows, type DiscardedRows, rowsBack } from "./discarded-rows";

const gone = "The table of scenarios is no longer in the sheet. Nothing was changed.";

/**
 * How a session keeps scenarios in the sheet.
 *
 * @param made edits that can be taken back, the last one last
 */
export function tryingScenarios(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  made: MadeEdit[],
): Pick<ScenariosSession, "add" | "discard"> {
  const { scenarios } = followed;

  /**
   * Reads the table, decides and writes in one breath.
   *
   * @param most so many changes at most
   * @param plan what to write in turn, or why nothing is written
   */
  function change(
    most: number,
    plan: (now: SeenScenarios) => readonly Change[] | string,
  ): Promise<Choice> {
    return answering(async () => {
      const [place, seen] = [scenarios.place(), followed.seen()];
      if (!place || !seen || !scenarios.seen()) return refusal(gone);
      const beside = {
        register: seen.reading,
        controls: followed.controls.seen()?.reading ?? null,
      };
      const whereabouts = { id: place.id, locate: locateKept(place, scenariosTable) };
      // The same table once for each change.
      const places = Array.from({ length: most }, () => whereabouts);
      const changed = port.changeTogether<string | null>(places, ([block = null]) => {
        if (!block) return { changes: [], answer: gone };
        const now = scenariosBeside.read(block, beside, followed.viewing(), scenarios.seen());
        const planned = plan(now);
        if (typeof planned === "string") return { changes: [], answer: planned };
        return planned.length > most
          ? { changes: [], answer: "The scenarios changed meanwhile. Look at them and try again." }
          : { changes: planned, answer: null };
      });
      const refused = await writtenInTime(changed, after);
      await followed.refreshed();
      return refused === null ? { kind: "chosen" } : refusal(refused);
    });
  }

  const make = (row: NewScenarioRow): Promise<Choice> =>
    answering(async () => {
      const id = await writtenInTime(port.makeTable(tableOf(row)), after);
      const area = await port.read(id);
      if (area) {
        const columns = area.cells[0]?.length ?? 0;
        const whole = { row: 0, column: 0, rows: area.cells.length, columns };
        scenarios.choose(placeOf(area, whole));
      }
      await followed.refreshed();
      return { kind: "chosen" };
    });

  return {
    add: (row) => (scenarios.seen() ? change(1, (now) => insertion(now, row)) : make(row)),
    discard: async (name) => {
      const rows = scenarios.seen()?.reading.rows.filter((row) => plain(row.name) === plain(name));
      const beside = followed.place();
      const read: DiscardedRows[] = [];
      const choice = await change(Math.max(1, rows?.length ?? 1), (now) => {
        read.push(discardedRows(now, name));
        return removals(now, name);
      });
      const discarded = read.at(-1);
      if (choice.kind === "chosen" && discarded && beside) {
        const back = bringBack(name, discarded);
        made.push({ kind: "discard", place: beside, name, takeBack: back });
      }
      return choice;
    },
  };

  function bringBack(name: string, discarded: DiscardedRows): () => Promise<SaveResult> {
    const isOther = isChangedSince(name);
    return async () => {
      const read: (readonly Change[] | null)[] = [];
      const choice = await change(Math.max(1, discarded.rows.length), (now) => {
        const rows = rowsBack(now, name, discarded);
        read.push(rows);
        return rows ?? "";
      });
      if (choice.kind === "chosen") return { kind: "saved", threat: "" };
      return read.at(-1) === null ? isOther : refusedInWords(choice.message);
    };
  }
}

const refusedInWords = (message: string): SaveResult => ({
  kind: "refused",
  trouble: { failure: "refused", message, action: "show" },
});

const headers = {
  scenario: "Scenario",
  threat: "Threat",
  field: "Field",
  change: "Change",
} as const satisfies Record<ScenarioKey, string>;

const keys = Object.keys(headers) as ScenarioKey[];

/** Characters. */
const widths: Readonly<Record<ScenarioKey, number>> = {
  ...{ scenario: 24, threat: 36, field: 14, change: 24 },
};

const tableOf = (row: NewScenarioRow): NewTable => ({
  sheet: "Scenarios",
  name: "Scenarios",
  columns: keys.map((key) => ({ header: headers[key], format: "General", width: widths[key] })),
  rows: [keys.map((key) => row[key])],
});

/** A row below the last of its scenario, or below all where it has none. */
function insertion(now: SeenScenarios, row: NewScenarioRow): readonly Change[] | string {
  const { block, reading } = now;
  const cells = (at: number): CellInput[] =>
    keys.flatMap((key) => {
      const index = reading.columns.of.get(key)?.index;
      return index === undefined
        ? []
        : [{ row: at, column: block.place.column + index, value: row[key] }];
    });
  if (reading.columns.of.size < keys.length) {
    return "The table of scenarios needs the headers Scenario, Threat, Field and Change.";
  }
  // A table without rows has a blank one.
  if (reading.rows.length === 0 && block.place.rows > 1) {
    return [{ kind: "write", cells: cells(block.place.row + 1) }];
  }
  const own = reading.rows.filter(({ name }) => plain(name) === plain(row.scenario));
  const last = (own.at(-1) ?? reading.rows.at(-1))?.row ?? 0;
  const at = block.place.row + last + 1;
  const like = last === 0 ? null : block.place.row + last;
  return [{ kind: "insert", row: at, like, copied: [], cells: cells(at) }];
}

/** The rows of a scenario go, from below; of the only row that a table has left the cells are emptied. */
function removals({ block, reading }: SeenScenarios, name: string): readonly Change[] | string {
  const own = reading.rows.filter((row) => plain(row.name) === plain(name)).map(({ row }) => row);
  if (own.length === 0) return `${name} is no longer among the scenarios. Nothing was changed.`;
  const isAll = own.length === block.place.rows - 1;
  return [...own].reverse().map((row, index): Change => {
    const at = block.place.row + row;
    const isLast = isAll && index === own.length - 1;
    if (!isLast) return { kind: "remove", row: at };
    const { column, columns } = block.place;
    const cells = Array.from({ length: columns }, (_, place) => ({
      ...{ row: at, column: column + place },
      value: null,
    }));
    return { kind: "write", cells };
  });
}

const plain = (name: string): string => name.trim().toLowerCase();
