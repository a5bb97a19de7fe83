import fc from "fast-check";
import type { SaveResult, Typed } from "../../src/session/contract/register-session";
import type { ThreatView } from "../../src/session/contract/register-snapshot";
import type { CellRange } from "../../src/workbook/book/book";
import type { CellInput, Grid, SheetRange } from "../../src/embedded/grid";
import type { HostFaults } from "../../src/embedded/office-host/workspace/host-faults";
import { noFaults } from "../../src/embedded/office-host/workspace/host-faults";
import { type ExcelSession, openExcelSession } from "../support/pane/excel-session";
import { isLong } from "../support/is-long";
import { MemoryGrid } from "../support/workbook/memory-grid";
import {
  modelCells,
  type ModelField,
  modelFields,
  RegisterModel,
  type ModelThreat,
} from "../support/pane/register-model";
import { openGridWithTyping } from "../support/workbook/univer-typing";
import { type OpenedOffice, officeOver } from "../embedded/office-host/opened-office";

/*
 * Edits from the pane and from the sheet in any order, through the real office.js. Whatever happens, the sheet must hold
 * what the model says, and the pane must show what the sheet holds.
 */

const headers = ["Threat", "Frequency", "Loss", "Spend"] as const;
const headerOf: Readonly<Record<ModelField, string>> = {
  name: "Threat",
  frequency: "Frequency",
  loss: "Loss",
  spend: "Spend",
};

/** Where the header stands; there is something on all sides of it. */
const top = 3;
const left = 2;

type Kind = "table" | "table with totals" | "range";

/** A draft that was opened in the pane some time ago. */
interface Draft {
  readonly base: ThreatView;
  readonly model: ModelThreat;
  readonly field: ModelField;
  readonly typed: string;
  readonly value: string | number;
}

/** What the edits are done in. */
class Workbook {
  draft: Draft | null = null;
  /** What takes back the pane's edits in the model, the last one last. */
  readonly made: (() => void)[] = [];

  constructor(
    readonly office: OpenedOffice,
    readonly opened: ExcelSession,
    readonly sheet: string,
    readonly kind: Kind,
    /** Whether the grid calculates a sum over the register. */
    readonly hasSum: boolean,
  ) {}

  /** What the sheet itself makes of the spend of all threats. */
  get sum(): unknown {
    const cell = { sheet: this.sheet, startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 };
    return this.grid.values(cell)[0]?.[0];
  }

  get grid(): Grid {
    return this.office.grid;
  }

  cells(row: number, rows: number): SheetRange {
    const range: CellRange = {
      startRow: top + 1 + row,
      endRow: top + row + rows,
      startColumn: left,
      endColumn: left + headers.length - 1,
    };
    return { sheet: this.sheet, ...range };
  }

  get table(): string {
    return this.grid.tables()[0]?.id ?? "";
  }

  /** The rows of threats that stand in the sheet. */
  standing(): unknown[][] {
    const table = this.grid.tables()[0];
    const used = this.grid.usedRange(this.sheet, true);
    const end = table ? table.range.endRow - Number(table.showTotals) : (used?.endRow ?? top);
    if (end <= top) return [];
    return this.grid
      .values(this.cells(0, end - top))
      .filter((row) => row.some((cell) => cell !== null && cell !== ""));
  }

  /** The undo step of the pane's last edit is over. */
  async stepOver(): Promise<void> {
    await new Promise((done) => setTimeout(done, 4));
  }
}

const asInput = (cell: unknown): CellInput =>
  typeof cell === "string" ? `'${cell}` : (cell as number);

type Step = fc.AsyncCommand<RegisterModel, Workbook>;

abstract class Edit implements Step {
  constructor(protected readonly seed: number) {}

  check(model: Readonly<RegisterModel>): boolean {
    return model.rows.length > 0;
  }

  abstract run(model: RegisterModel, book: Workbook): Promise<void>;

  toString(): string {
    return `${this.constructor.name} ${this.seed}`;
  }

  protected pick(model: RegisterModel): ModelThreat {
    const threat = model.rows[this.seed % model.rows.length];
    if (!threat) throw new Error("there must be a threat");
    return threat;
  }

  protected field(): ModelField {
    return modelFields[(this.seed >> 3) % modelFields.length] ?? "name";
  }

  protected value(model: RegisterModel): string | number {
    return this.field() === "name" ? model.freshName(this.seed) : (this.seed % 89) + 1;
  }
}

/** What the pane shows of a threat of the model, read anew. */
async function shown(book: Workbook, threat: ModelThreat): Promise<ThreatView> {
  await book.opened.caughtUp();
  return book.opened.threat(threat.name);
}

const typedIn = (book: Workbook, field: ModelField, value: string | number): Typed =>
  book.opened.typed({ [headerOf[field]]: String(value) });

class OpenDraft extends Edit {
  async run(model: RegisterModel, book: Workbook): Promise<void> {
    const threat = this.pick(model);
    const [field, value] = [this.field(), this.value(model)];
    const base = await shown(book, threat);
    book.draft = { base, model: threat, field, typed: String(value), value };
    model.draft = { uid: threat.uid, field };
  }
}

/** Saves what was typed some time ago: what came in between must not be lost. */
class SaveDraft extends Edit {
  override check(model: Readonly<RegisterModel>): boolean {
    return model.draft !== null;
  }

  async run(model: RegisterModel, book: Workbook): Promise<void> {
    const { draft } = book;
    if (!draft) throw new Error("a draft must be open");
    book.draft = null;
    model.draft = null;
    const { base, field, typed, value } = draft;
    const now = model.rows.find(({ uid }) => uid === draft.model.uid);
    const result = await book.opened.session.save(base, typedIn(book, field, typed));
    await book.stepOver();
    const before = draft.model[field];
    if (!now) {
      expect(result.kind).toBe("gone");
    } else if (result.kind === "gone") {
      // Its name was taken back or changed together with its place: nobody can tell which it is.
      expect(now.name).not.toBe(draft.model.name);
    } else if (now[field] === value) {
      expect(result.kind).toBe("saved");
    } else if (now[field] === before) {
      expect(result.kind).toBe("saved");
      model.set(now.uid, field, value);
      book.made.push(() => {
        model.set(now.uid, field, before);
      });
    } else {
      expect(result).toMatchObject({
        kind: "conflict",
        cells: [{ before: { value: before }, yours: typed, theirs: { value: now[field] } }],
      });
    }
  }
}

class SaveAtOnce extends Edit {
  async run(model: RegisterModel, book: Workbook): Promise<void> {
    const threat = this.pick(model);
    const [field, value] = [this.field(), this.value(model)];
    const base = await shown(book, threat);
    const result = await book.opened.session.save(base, typedIn(book, field, value));
    await book.stepOver();
    expect(result).toEqual({ kind: "saved", threat: base.id });
    if (threat[field] === value) return;
    model.set(threat.uid, field, value);
    book.made.push(() => {
      model.set(threat.uid, field, threat[field]);
    });
  }
}

class AddInPane extends Edit {
  override check(): boolean {
    return true;
  }

  async run(model: RegisterModel, book: Workbook): Promise<void> {
    const threat = model.make(this.seed);
    await book.opened.caughtUp();
    const typed = book.opened.typed({
      Threat: threat.name,
      Frequency: String(threat.frequency),
      Loss: String(threat.loss),
      Spend: String(threat.spend),
    });
    const result = await book.opened.session.add(typed);
    await book.stepOver();
    expect(saved(result)).toBe(book.opened.threat(threat.name).id);
    const { length } = model.rows;
    model.insert(book.kind === "range" && length > 0 ? length - 1 : length, threat);
    book.made.push(() => {
      model.remove(threat.uid);
    });
  }
}

class DuplicateInPane extends Edit {
  async run(model: RegisterModel, book: Workbook): Promise<void> {
    const threat = this.pick(model);
    const source = await shown(book, threat);
    const result = await book.opened.session.duplicate(source.id);
    await book.stepOver();
    const copy = book.opened.view().threats.find(({ id }) => id === saved(result));
    expect(copy?.name.replace(/ \(\d+\)$/, "")).toBe(threat.name.replace(/ \(\d+\)$/, ""));
    const index = model.rows.indexOf(threat);
    const isLast = book.kind === "range" && index === model.rows.length - 1;
    const { uid } = model.make(this.seed);
    model.insert(isLast ? index : index + 1, { ...threat, uid, name: copy?.name ?? "" });
    book.made.push(() => {
      model.remove(uid);
    });
  }
}

class RemoveInPane extends Edit {
  async run(model: RegisterModel, book: Workbook): Promise<void> {
    const threat = this.pick(model);
    const base = await shown(book, threat);
    const result = await book.opened.session.remove(base);
    await book.stepOver();
    expect(saved(result)).toBe(base.id);
    const index = model.rows.indexOf(threat);
    const [above, below] = [model.rows[index - 1], model.rows[index + 1]];
    model.remove(threat.uid);
    book.made.push(() => {
      const at = (other: ModelThreat | undefined): number =>
        model.rows.findIndex(({ uid }) => uid === other?.uid);
      const place = at(above) >= 0 ? at(above) + 1 : Math.max(0, at(below));
      const { length } = model.rows;
      // A sum over the range holds what comes in between its rows.
      const isBetween = book.kind === "range" && length > 0;
      model.insert(isBetween ? Math.min(Math.max(place, 1), length - 1) : place, threat);
    });
  }
}

const saved = (result: SaveResult): string =>
  result.kind === "saved" ? result.threat : `not saved: ${JSON.stringify(result)}`;

class TypeInSheet extends Edit {
  run(model: RegisterModel, book: Workbook): Promise<void> {
    const threat = this.pick(model);
    const [field, value] = [this.field(), this.value(model)];
    const row = rowOf(book, threat);
    const column = left + modelFields.indexOf(field);
    const cell = { ...book.cells(row, 1), startColumn: column, endColumn: column };
    book.grid.write(cell, [[asInput(value)]]);
    model.set(threat.uid, field, value);
    return Promise.resolve();
  }
}

/** Somebody else types in the very cell a draft is about. */
class TypeOverDraft extends Edit {
  override check(model: Readonly<RegisterModel>): boolean {
    return model.rows.some(({ uid }) => uid === model.draft?.uid);
  }

  run(model: RegisterModel, book: Workbook): Promise<void> {
    const threat = model.rows.find(({ uid }) => uid === model.draft?.uid);
    const { field } = model.draft ?? { field: "name" };
    const value = field === "name" ? model.freshName(this.seed) : (this.seed % 89) + 1;
    const column = left + modelFields.indexOf(field);
    const cell = { ...book.cells(rowOf(book, threat), 1), startColumn: column, endColumn: column };
    book.grid.write(cell, [[asInput(value)]]);
    model.set(threat?.uid ?? 0, field, value);
    return Promise.resolve();
  }
}

class InsertInSheet extends Edit {
  run(model: RegisterModel, book: Workbook): Promise<void> {
    const threat = model.make(this.seed);
    const index = this.seed % model.rows.length;
    const row = rowOf(book, model.rows[index] ?? threat);
    const inputs = modelCells(threat).map(asInput);
    const close = book.grid.openStep();
    if (book.kind === "range") {
      book.grid.insert(book.cells(row, 1), "Down");
      book.grid.write(book.cells(row, 1), [inputs]);
    } else {
      book.grid.insertTableRows(book.table, row, [inputs]);
    }
    close();
    model.insert(index, threat);
    return Promise.resolve();
  }
}

class DeleteInSheet extends Edit {
  run(model: RegisterModel, book: Workbook): Promise<void> {
    const threat = this.pick(model);
    const row = rowOf(book, threat);
    if (book.kind === "range") book.grid.remove(book.cells(row, 1), "Up");
    else book.grid.deleteTableRows(book.table, row, 1);
    model.remove(threat.uid);
    return Promise.resolve();
  }
}

class SortInSheet extends Edit {
  run(model: RegisterModel, book: Workbook): Promise<void> {
    const sorted = [...model.rows].sort(
      (a, b) => (a.spend - b.spend) * (this.seed % 2 === 0 ? 1 : -1) || a.uid - b.uid,
    );
    const first = rowOf(book, model.rows[0] ?? sorted[0]);
    book.grid.write(
      book.cells(first, sorted.length),
      sorted.map((threat) => modelCells(threat).map(asInput)),
    );
    model.change(sorted);
    return Promise.resolve();
  }
}

class Undo extends Edit {
  override check(model: Readonly<RegisterModel>): boolean {
    return model.steps > 0;
  }

  run(model: RegisterModel, book: Workbook): Promise<void> {
    book.grid.undo();
    model.undo();
    return Promise.resolve();
  }
}

class LoseEvents extends Edit {
  override check(): boolean {
    return true;
  }

  run(_: RegisterModel, book: Workbook): Promise<void> {
    book.office.host.faults.lostRowDeletes = this.seed % 2 === 0;
    book.office.host.faults.lostFastEdits = this.seed % 3 === 0;
    return Promise.resolve();
  }
}

/** The pane takes its last edit back, if the sheet has not changed what it wrote. */
class TakeBackInPane extends Edit {
  override check(): boolean {
    return true;
  }

  async run(_: RegisterModel, book: Workbook): Promise<void> {
    await book.opened.caughtUp();
    const before = book.standing();
    const back = await book.opened.session.takeBack();
    await book.stepOver();
    const takeBack = book.made.pop();
    expect(back === null).toBe(takeBack === undefined);
    if (back?.result.kind === "saved") takeBack?.();
    else expect(book.standing()).toEqual(before);
  }
}

/** Where a threat stands, counted from the first row of the register. */
function rowOf(book: Workbook, threat: ModelThreat | undefined): number {
  const rows = book.grid.values(book.cells(0, 60));
  const row = rows.findIndex(([name]) => name === threat?.name);
  if (row < 0) throw new Error(`${threat?.name ?? "nothing"} must stand in the sheet`);
  return row;
}

const steps = fc.commands(
  [OpenDraft, SaveDraft, SaveAtOnce, AddInPane, DuplicateInPane, RemoveInPane]
    .concat([TypeInSheet, InsertInSheet, DeleteInSheet, SortInSheet, Undo, LoseEvents])
    .concat([RemoveInPane, TakeBackInPane, TakeBackInPane])
    // So that drafts are open when something happens, and are saved in the end.
    .concat([OpenDraft, TypeOverDraft, SaveDraft, TypeOverDraft])
    .map((Command) => fc.nat(10_000).map((seed) => new Command(seed))),
  { maxCommands: 14 },
);

/** Everything agrees, and each threat comes to what its cells say. */
async function compare(model: RegisterModel, book: Workbook): Promise<void> {
  expect(book.standing()).toEqual(model.rows.map(modelCells));
  await book.opened.caughtUp();
  // A range of which the sheet has deleted every row is none any more for what referred to it.
  if (book.hasSum && !(book.kind === "range" && model.wasEmpty)) {
    expect(book.sum).toBe(model.rows.reduce((sum, { spend }) => sum + spend, 0));
  }
  const { threats, totals } = book.opened.view();
  const byHeader = (view: ThreatView): unknown[] =>
    headers.map((header) => view.byColumn.get(book.opened.column(header))?.value);
  expect(threats.map(byHeader)).toEqual(model.rows.map(modelCells));
  expect(threats.map(({ figures }) => [figures.expectedLoss, figures.spend])).toEqual(
    model.rows.map(({ frequency, loss, spend }) => [frequency * loss, spend]),
  );
  if (model.rows.length > 0) {
    expect(totals).toMatchObject({
      kind: "totals",
      threats: model.rows.length,
      expectedLoss: model.rows.reduce((sum, each) => sum + each.frequency * each.loss, 0),
    });
  }
}

/** Puts a new register on a sheet of its own and opens a session with it. */
async function begin(
  office: OpenedOffice,
  kind: Kind,
  hasSum: boolean,
): Promise<[RegisterModel, Workbook]> {
  const { grid } = office;
  const old = grid.sheets().map(({ id }) => id);
  const { id: sheet } = grid.addSheet();
  for (const each of old) grid.deleteSheet(each);
  grid.activateSheet(sheet);
  office.host.settings.replace([]);
  const model = new RegisterModel(3);
  const rows: unknown[][] = [[...headers], ...model.rows.map(modelCells)];
  const range = {
    sheet,
    startRow: top,
    endRow: top + rows.length - 1,
    startColumn: left,
    endColumn: left + headers.length - 1,
  };
  grid.write(
    range,
    rows.map((row) => row.map(asInput)),
  );
  if (kind !== "range") {
    const { id } = grid.addTable(range, true);
    if (kind === "table with totals") grid.setTable(id, { showTotals: true });
  }
  if (hasSum) {
    const name = grid.tables()[0]?.name;
    const spend = name === undefined ? "F4:F7" : `${name}[Spend]`;
    const first = { sheet, startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 };
    grid.write(first, [[`=SUM(${spend})`]]);
  }
  const opened = await openExcelSession(office);
  return [model, new Workbook(office, opened, sheet, kind, hasSum)];
}

interface Sweep {
  readonly numRuns: number;
  readonly hasSum: boolean;
  readonly faults?: Partial<HostFaults>;
}

function sequences(
  office: OpenedOffice,
  kind: Kind,
  { numRuns, hasSum, faults = {} }: Sweep,
): Promise<void> {
  return fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const [model, book] = await begin(office, kind, hasSum);
      Object.assign(office.host.faults, noFaults(), faults);
      try {
        await fc.asyncModelRun(() => ({ model, real: book }), commands);
        await compare(model, book);
      } finally {
        Object.assign(office.host.faults, noFaults());
        book.opened.session.close();
        await book.stepOver();
      }
    }),
    { numRuns },
  );
}

const kinds: readonly Kind[] = ["table", "table with totals", "range"];

/** Each fault of Excel that the user must not notice, in turn. */
const faults: readonly (readonly [string, Partial<HostFaults>])[] = [
  ["no fault", {}],
  ["no undo groups", { undoGroups: "unknown" }],
  ["refused undo groups", { undoGroups: "refused" }],
  ["undo groups refused late", { undoGroups: "refused late" }],
  ["lost events", { lostEvents: true }],
  ["late events", { lateEvents: 40 }],
  ["small answers", { largestAnswer: 1500 }],
  ["no Culture API", { unknownMembers: ["CultureInfo", "DecimalSeparator"] }],
  ["manual calculation", { manualCalculation: true }],
];

/** `npm run long` goes through ten times as many: 324 over the grid of the embedded workbook. */
const length = isLong ? 10 : 1;

describe("edits from pane and sheet in any order", () => {
  describe("over a grid in memory", () => {
    const openOffice = officeOver(() => ({ grid: new MemoryGrid() }));

    it.each(kinds)(
      "leave sheet and pane agreeing, and no figure lost, in a %s",
      async (kind) => {
        const office = await openOffice({ quiet: 1 });
        await sequences(office, kind, { numRuns: 10 * length, hasSum: false });
      },
      240_000 * length,
    );
  });

  describe.each(faults)("over the grid of the embedded workbook, with %s", (_, fault) => {
    const openOffice = officeOver(openGridWithTyping);

    it.each(kinds)(
      "leave sheet and pane agreeing, and no figure lost, in a %s",
      async (kind) => {
        const office = await openOffice({ quiet: 1 });
        const numRuns = isLong ? 12 : 2;
        await sequences(office, kind, { numRuns, hasSum: !fault.manualCalculation, faults: fault });
      },
      240_000 * length,
    );
  });
});
