import type {
  Area,
  Block,
  Cell,
  CellInput,
  CellPlace,
  Cells,
  Change,
  Decision,
  DecisionTogether,
  Hint,
  Locate,
  NewRegister,
  NewTable,
  Rectangle,
  Region,
  RegisterPort,
  SheetSelection,
  Whereabouts,
} from "../../../src/session/contract/register-port";
import { MOST_FREE_COLUMNS, SheetError } from "../../../src/session/contract/register-port";
import { regionIn } from "../said-in";
import { textShown } from "./text-shown";

/** An area of the workbook in memory; what is not said is a table at A1 of Sheet1. */
export interface AreaInMemory extends Partial<Omit<Area, "id" | "cells" | "table">> {
  readonly cells: Cells;
  /** By the place in the area, "row,column", each counted from 0. The cell's value is the formula's. */
  readonly formulas?: Readonly<Record<string, string>>;
  /** Number formats, column by column; General where there is none. */
  readonly formats?: readonly (string | undefined)[];
  /** Name of the table; its id where it is left out. */
  readonly table?: string;
  readonly isProtected?: boolean;
  /** Other tables on the sheet. */
  readonly others?: readonly Rectangle[];
  /** What the sheet holds below a table, from its first column. */
  readonly below?: Cells;
  /** How many columns beside a table are blank; as many as are looked at where it is left out. */
  readonly freeColumns?: number;
}

/** A workbook that is only its areas: the twin of the port that speaks to Excel. */
export interface SheetsInMemory extends RegisterPort {
  /** Puts an area there or changes it, and tells nobody, as when an event gets lost. */
  put(id: string, area: AreaInMemory): void;
  remove(id: string): void;
  /** Cells of an area as they are now: values, or formulas where there are some. */
  contents(id: string): readonly (readonly Cell[])[];
  /** Takes the last change back, and tells of it. */
  undo(): void;
  /** How many changes can be taken back. */
  readonly steps: number;
  /** Moves the user to these cells, and tells of it; null for nowhere. */
  goTo(selection: SheetSelection | null): void;
  /** Tells the subscribers that something may have changed. */
  hint(hint?: Hint): void;
  /** Every answer is this refusal, until it is null again. */
  refuse(error: SheetError | null): void;
  /** What is said of separators from now on; US English until then. */
  speak(region: Region): void;
  /** Lets every answer wait until what comes back is called. */
  hold(): () => void;
  /** Formulas of registers by their names, and those that were inserted into cells. */
  readonly spilling: {
    can: boolean;
    readonly put: Map<string, string>;
    readonly inserted: string[];
  };
  readonly selected: readonly { readonly id: string; readonly cells: Rectangle }[];
  /** How often an area was read. */
  readonly reads: number;
  readonly subscribers: number;
}

interface HeldCell {
  readonly value: Cell;
  readonly formula: string | null;
  readonly format: string;
}

interface Held extends Omit<Area, "cells"> {
  readonly isProtected: boolean;
  readonly others: readonly Rectangle[];
  readonly below: Cells;
  readonly freeColumns: number;
  readonly cells: readonly (readonly HeldCell[])[];
}

const blank: HeldCell = { value: null, formula: null, format: "General" };

/** Opens a workbook in memory that holds these areas, in this order. */
export function sheetsInMemory(areas: Readonly<Record<string, AreaInMemory>>): SheetsInMemory {
  let held = new Map<string, Held>();
  const history: Map<string, Held>[] = [];
  const hearers = new Set<(hint: Hint) => void>();
  const selected: { id: string; cells: Rectangle }[] = [];
  let selection: SheetSelection | null = null;
  let region = regionIn("en-US");
  const spilling: SheetsInMemory["spilling"] = { can: true, put: new Map(), inserted: [] };
  let keptText: string | null = null;
  let refusal: SheetError | null = null;
  let gate: Promise<void> = Promise.resolve();
  let reads = 0;
  const put = (id: string, area: AreaInMemory): void => {
    held.set(id, heldArea(id, area));
  };
  const answer = async <T>(give: () => T): Promise<T> => {
    await gate;
    if (refusal) throw refusal;
    return give();
  };
  const tell = (hint: Hint): void => {
    for (const hear of hearers) hear(hint);
  };
  const step = (next: Map<string, Held>): void => {
    history.push(held);
    held = next;
    tell("cells");
  };
  const blockOf = (id: string, locate: Locate): Block | null => {
    reads++;
    const area = held.get(id);
    const place = area && (area.kind === "table" ? wholeOf(area) : locate(areaOf(area)));
    return area && place ? blockIn(area, place) : null;
  };
  function changeAll<T>(
    places: readonly Whereabouts[],
    decide: (now: readonly (Block | null)[]) => DecisionTogether<T>,
  ): T {
    const blocks = places.map(({ id, locate }) => blockOf(id, locate));
    const { changes, tables = [], answer: given } = decide(blocks);
    const next = new Map(held);
    let isChanged = tables.length > 0;
    for (const [index, { id }] of places.entries()) {
      const [now, change, area] = [blocks[index], changes[index], next.get(id)];
      if (!change || !now || !area) continue;
      if (area.isProtected) throw new SheetError("protected", "The sheet is protected.");
      next.set(id, changed(area, now.place, change));
      isChanged = true;
    }
    for (const table of tables) next.set(...madeTable(table));
    if (isChanged) step(next);
    return given;
  }
  const madeTable = ({ sheet, name, columns, rows }: NewTable) => {
    const id = `made ${name}`;
    const cells = [columns.map(({ header }) => header), ...rows];
    const formats = columns.map(({ format }) => format);
    return [id, heldArea(id, { sheet, table: name, cells, formats })] as const;
  };
  /** Where a cell stands in an area that holds it. */
  const cellIn = ({ sheet, address }: CellPlace) => {
    const { row = 0, column = 0 } = cellAddressIn(address);
    const area = [...held.values()].find((each) => each.sheet === sheet);
    return area ? { area, row: row - area.row, column: column - area.column } : null;
  };
  for (const [id, area] of Object.entries(areas)) put(id, area);
  return {
    put,
    selected,
    remove: (id) => held.delete(id),
    contents: (id) =>
      (held.get(id)?.cells ?? []).map((row) => row.map(({ value, formula }) => formula ?? value)),
    undo() {
      const before = history.pop();
      if (before) held = before;
      tell("cells");
    },
    get steps() {
      return history.length;
    },
    goTo(next) {
      selection = next;
      tell("selection");
    },
    hint(hint = "cells") {
      tell(hint);
    },
    refuse(error) {
      refusal = error;
    },
    speak(next) {
      region = next;
    },
    hold() {
      let release = (): void => undefined;
      gate = new Promise((done) => {
        release = done;
      });
      return release;
    },
    get reads() {
      return reads;
    },
    get subscribers() {
      return hearers.size;
    },
    candidates: () =>
      answer(() =>
        [...held.values()].map(areaOf).map((area) => ({
          ...area,
          cells: area.cells.slice(0, area.kind === "table" ? 1 : 30),
        })),
      ),
    read: (id) =>
      answer(() => {
        reads++;
        const area = held.get(id);
        return area ? areaOf(area) : null;
      }),
    select: (id, cells) =>
      answer(() => {
        selected.push({ id, cells });
        const area = held.get(id);
        if (area) selection = { sheet: area.sheet, areas: [id], cells };
        tell("selection");
      }),
    subscribe: (onHint) =>
      answer(() => {
        hearers.add(onHint);
        return () =>
          answer(() => {
            hearers.delete(onHint);
          });
      }),
    block: (id, locate) => answer(() => blockOf(id, locate)),
    change: <T>(id: string, locate: Locate, decide: (now: Block | null) => Decision<T>) =>
      answer(() =>
        changeAll([{ id, locate }], ([now = null]) => {
          const { change, answer: given } = decide(now);
          return { changes: [change], answer: given };
        }),
      ),
    changeTogether: (places, decide) => answer(() => changeAll(places, decide)),
    formulasAt: (cells) =>
      answer(() =>
        cells.map((cell) => {
          const found = cellIn(cell);
          return found ? (found.area.cells[found.row]?.[found.column]?.formula ?? null) : null;
        }),
      ),
    showCell: (cell) =>
      answer(() => {
        const found = cellIn(cell);
        if (!found) return;
        const { area, row, column } = found;
        const cells = { row: area.row + row, column: area.column + column, rows: 1, columns: 1 };
        selected.push({ id: area.id, cells });
      }),
    selection: () => answer(() => selection),
    create: (register) =>
      answer(() => {
        const sheets = new Set([...held.values()].map(({ sheet }) => sheet));
        let sheet = register.sheet;
        for (let number = 2; sheets.has(sheet); number++) sheet = `${register.sheet} ${number}`;
        const id = `made ${sheet}`;
        step(new Map([...held, [id, heldArea(id, starterArea(register, sheet))]]));
        return id;
      }),
    makeTable: (table) =>
      answer(() => {
        const made = madeTable(table);
        step(new Map([...held, made]));
        return made[0];
      }),
    putTables: (beside, row, tables) =>
      answer(() => {
        const sheet = held.get(beside)?.sheet ?? "Sheet1";
        const next = new Map(held);
        const ids = tables.map(({ name, columns, rows }, index) => {
          const taken = new Set([...next.values()].map((area) => area.table));
          let table = name;
          for (let number = 2; taken.has(table); number++) table = `${name}${number}`;
          const headers = columns.map(({ header }) => header);
          const place = { sheet, row, column: 20 + 3 * index };
          next.set(
            `made ${table}`,
            heldArea(`made ${table}`, { ...place, table, cells: [headers, ...rows] }),
          );
          return `made ${table}`;
        });
        step(next);
        return ids;
      }),
    isOneStep: () => true,
    spills: () => answer(() => spilling.can),
    putSpilling: (wanted) =>
      answer(() => {
        const tables = [...held.values()].flatMap(({ table }) => table ?? []);
        const taken = [...spilling.put.keys(), ...tables].map((each) => each.toLowerCase());
        let { name } = wanted;
        for (let number = 2; taken.includes(name.toLowerCase()); number++) {
          name = `${wanted.name}_${number}`;
        }
        const at = wanted.before ?? { sheet: wanted.sheet, address: "A3", name };
        spilling.put.set(at.name, wanted.formula);
        return at;
      }),
    insert: ({ formula }) =>
      answer(() => {
        spilling.inserted.push(formula);
        return { sheet: selection?.sheet ?? "Sheet1", address: "A1" };
      }),
    spilling,
    region: () => answer(() => region),
    kept: () => answer(() => keptText),
    keep: (text) =>
      answer(() => {
        keptText = text;
      }),
  };
}

/** "B4" as a row and a column, counted from 0. */
function cellAddressIn(address: string): { row?: number; column?: number } {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return {};
  const column =
    Array.from(letters).reduce((sum, each) => 26 * sum + each.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

function heldArea(id: string, area: AreaInMemory): Held {
  const { cells, formulas = {}, formats = [], kind = "table" } = area;
  return {
    id,
    kind,
    sheet: area.sheet ?? "Sheet1",
    row: area.row ?? 0,
    column: area.column ?? 0,
    table: kind === "table" ? (area.table ?? id) : null,
    isProtected: area.isProtected ?? false,
    others: area.others ?? [],
    below: area.below ?? [],
    freeColumns: area.freeColumns ?? MOST_FREE_COLUMNS,
    cells: cells.map((row, r) =>
      row.map((value, c) => ({
        value,
        formula: formulas[`${r},${c}`] ?? null,
        format: (r > 0 ? formats[c] : undefined) ?? "General",
      })),
    ),
  };
}

function starterArea({ columns, rows, results }: NewRegister, sheet: string): AreaInMemory {
  return {
    sheet,
    table: "Threats",
    row: results.length + 1,
    cells: [columns.map(({ header }) => header), ...rows],
    formats: columns.map(({ format }) => format),
  };
}

const areaOf = ({ id, kind, sheet, table, row, column, cells }: Held): Area => ({
  id,
  kind,
  sheet,
  table,
  row,
  column,
  cells: cells.map((line) => line.map(({ value }) => value)),
});

const wholeOf = ({ row, column, cells }: Held): Rectangle => ({
  row,
  column,
  rows: cells.length,
  columns: cells[0]?.length ?? 0,
});

/** How many columns beside a part of an area are blank in its rows. */
function freeBeside(area: Held, place: Rectangle): number {
  if (area.kind === "table") return area.freeColumns;
  const lines = area.cells.slice(place.row - area.row, place.row - area.row + place.rows);
  const end = place.column + place.columns - area.column;
  const free = Array.from({ length: MOST_FREE_COLUMNS }, (_, index) => end + index).findIndex(
    (column) => lines.some((line) => !isEmpty(line[column] ?? blank)),
  );
  return free < 0 ? MOST_FREE_COLUMNS : free;
}

function blockIn(area: Held, place: Rectangle): Block {
  const { id, kind, sheet, table, isProtected, others } = area;
  const lines = area.cells
    .slice(place.row - area.row, place.row - area.row + place.rows)
    .map((line) =>
      line.slice(place.column - area.column, place.column - area.column + place.columns),
    );
  return {
    area: { id, kind, sheet, table },
    place,
    cells: lines.map((line) => line.map(({ value }) => value)),
    formulas: lines.map((line) => line.map(({ formula }) => formula)),
    texts: lines.map((line) => line.map(({ value, format }) => textShown(value, format))),
    formats: lines.map((line) => line.map(({ format }) => format)),
    isProtected,
    others,
    freeColumns: freeBeside(area, place),
    isFreeBelow: area.cells
      .slice(place.row - area.row + place.rows)
      .slice(0, 2)
      .flatMap((line) => line.slice(place.column - area.column).slice(0, place.columns))
      .every(isEmpty),
    around:
      kind === "sheet"
        ? areaOf(area)
        : { row: place.row + place.rows, column: 0, cells: area.below },
  };
}

function changed(area: Held, place: Rectangle, change: Change): Held {
  const band = { first: place.column - area.column, count: place.columns };
  const width = area.cells[0]?.length ?? 0;
  const rows = area.cells.map((row) => [...row]);
  const blankRow = (): HeldCell[] => Array.from({ length: width }, () => blank);
  const write = (cells: readonly CellInput[]): void => {
    for (const { row, column, value, format: given } of cells) {
      while (rows.length <= row - area.row) rows.push(blankRow());
      const line = rows[row - area.row] ?? [];
      while (line.length < column - area.column) line.push(blank);
      const before = line[column - area.column] ?? blank;
      const format = given ?? before.format;
      line[column - area.column] =
        typeof value === "object" && value !== null
          ? { ...value, format }
          : { value, formula: null, format };
    }
  };
  switch (change.kind) {
    case "write":
      write(change.cells);
      break;
    case "insert": {
      const at = change.row - area.row;
      const like = change.like === null ? undefined : rows[change.like - area.row];
      const copied = new Set(change.copied.map((column) => column - area.column));
      const fresh = Array.from({ length: width }, (_, column) => {
        const model = like?.[column] ?? blank;
        return copied.has(column) ? model : { ...blank, format: model.format };
      });
      rows.push(blankRow());
      for (let row = rows.length - 1; row > at; row--) copyBand(rows, row - 1, row, band);
      while (rows.length <= at) rows.push(blankRow());
      rows.splice(at, 1, spliced(rows[at] ?? blankRow(), fresh, band));
      write(change.cells);
      break;
    }
    case "append":
      write(
        change.rows.flatMap((line, down) =>
          line.map((value, index) => ({
            ...{ row: change.row + down, column: place.column + index },
            ...{ value, format: change.formats[index] ?? "General" },
          })),
        ),
      );
      break;
    case "remove": {
      const at = change.row - area.row;
      for (let row = at; row < rows.length - 1; row++) copyBand(rows, row + 1, row, band);
      rows.splice(rows.length - 1, 1, spliced(rows.at(-1) ?? [], blankRow(), band));
      break;
    }
    case "widen": {
      const end = place.column + place.columns;
      write(
        change.columns.flatMap(({ header, format }, index) =>
          Array.from({ length: place.rows }, (_, down) => {
            const cell = { row: place.row + down, column: end + index };
            return down === 0 ? { ...cell, value: header } : { ...cell, value: null, format };
          }),
        ),
      );
      write(change.cells);
      break;
    }
    case "narrow": {
      write(change.cells);
      const end = place.column + place.columns - area.column;
      for (const [index, row] of rows.entries()) {
        const at = index + area.row - place.row;
        if (area.kind === "table") row.splice(end - change.columns, change.columns);
        else if (at >= 0 && at < place.rows) row.fill(blank, end - change.columns, end);
      }
      break;
    }
  }
  // A blank last line is no line of a sheet; of a table it is the one that went.
  const isOfRows = change.kind === "insert" || change.kind === "remove";
  if (isOfRows && (rows.at(-1) ?? []).every(isEmpty)) {
    const isOnlyLine = area.kind === "table" && rows.length <= 2;
    if (!isOnlyLine && (area.kind === "sheet" || change.kind === "remove")) rows.pop();
  }
  const widest = Math.max(...rows.map((line) => line.length));
  for (const line of rows) while (line.length < widest) line.push(blank);
  return { ...area, cells: rows };
}

interface Band {
  readonly first: number;
  readonly count: number;
}

const isEmpty = ({ value, formula }: HeldCell): boolean => value === null && formula === null;

const spliced = (line: HeldCell[], by: HeldCell[], { first, count }: Band): HeldCell[] =>
  line.map((cell, column) =>
    column >= first && column < first + count ? (by[column] ?? blank) : cell,
  );

function copyBand(rows: HeldCell[][], from: number, to: number, band: Band): void {
  rows[to] = spliced(rows[to] ?? [], rows[from] ?? [], band);
}
