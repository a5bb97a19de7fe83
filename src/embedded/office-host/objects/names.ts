import type { GridName } from "../../grid";
import { absoluteRange, sheetInFormula } from "../../../workbook/book/cell-address";
import type { Given } from "../protocol/arguments";
import { HostError, invalid, notFound, notImplemented } from "../protocol/host-error";
import type { HostObject } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import { keyText } from "../protocol/item-key";
import { rangeInFormula } from "../ranges/range-address";
import type { Wire } from "../protocol/wire";
import type { Workspace } from "../workspace/workspace";
import { sameName, sheetOf } from "../workspace/workspace";

interface NamesTarget {
  readonly workspace: Workspace;
  /** Id of the only sheet that knows them; null for those of the workbook. */
  readonly sheet: string | null;
}

interface NameTarget extends NamesTarget {
  readonly name: string;
}

const find = ({ workspace, sheet }: NamesTarget, key: string): GridName | undefined =>
  workspace.grid.names().find((each) => each.sheet === sheet && sameName(each.name, key));

function there(target: NameTarget): GridName {
  const found = find(target, target.name);
  if (!found) throw notFound(`name ${target.name}`);
  return found;
}

function rangeOf(target: NameTarget): HostObject | null {
  const { workspace, sheet } = target;
  const home = sheet ?? workspace.grid.activeSheet();
  const range = rangeInFormula(workspace, home, there(target).formula);
  return range ? workspace.make.range(range) : null;
}

/** A constant as a name's formula has it; undefined for what would have to be calculated. */
function constantIn(formula: string): number | string | boolean | undefined {
  const text = formula.slice(1).trim();
  if (/^[-+]?(\d+\.?\d*|\.\d+)(E[-+]?\d+)?$/i.test(text)) return Number(text);
  if (/^(TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === "TRUE";
  const [, quoted] = /^"((?:[^"]|"")*)"$/.exec(text) ?? [];
  return quoted?.replaceAll('""', '"');
}

function valueOf(target: NameTarget): Wire {
  const { formula } = there(target);
  if (rangeOf(target)) return formula.slice(1);
  const constant = constantIn(formula);
  if (constant === undefined) throw notImplemented("NamedItem.value of a formula");
  return constant;
}

function typeOf(target: NameTarget): Wire {
  if (rangeOf(target)) return "Range";
  const constant = constantIn(there(target).formula);
  if (constant === undefined) throw notImplemented("NamedItem.type of a formula");
  if (typeof constant === "number") return Number.isInteger(constant) ? "Integer" : "Double";
  return typeof constant === "boolean" ? "Boolean" : "String";
}

function put(target: NameTarget, formula: string): void {
  const { name, sheet } = target;
  target.workspace.edit((grid) => {
    grid.setName({ name, sheet, formula });
  });
}

/** Where a name that is known to the whole workbook has no sheet. */
const worksheetOf = ({ workspace, sheet }: NameTarget): HostObject | null =>
  sheet === null ? null : workspace.make.worksheet(sheet);

const namedItem = defineType<NameTarget>({
  typeName: "NamedItem",
  identity: ({ name }) => ({ _Id: name }),
  scalars: {
    Formula: {
      get: (target) => there(target).formula,
      set: (target, given) => {
        there(target);
        put(target, formulaGiven(given));
      },
    },
    Name: { get: (target) => there(target).name },
    Scope: { get: ({ sheet }) => (sheet === null ? "Workbook" : "Worksheet") },
    Type: { get: typeOf },
    Value: { get: valueOf },
    // Hidden names are not kept by the grid.
    Visible: { get: (target) => there(target).name !== "" },
  },
  objects: {
    Worksheet: (target) => {
      const sheet = worksheetOf(target);
      if (!sheet) throw invalid("name must belong to a worksheet", target.name);
      return sheet;
    },
    WorksheetOrNullObject: worksheetOf,
  },
  methods: {
    Delete: (target) => {
      there(target);
      target.workspace.edit((grid) => {
        grid.deleteName(target.name, target.sheet);
      });
      return undefined;
    },
    GetRange: (target) => {
      const range = rangeOf(target);
      if (!range)
        throw new HostError("InvalidOperation", `name must be of a range, got ${target.name}`);
      return range;
    },
    GetRangeOrNullObject: rangeOf,
  },
});

function formulaGiven(given: Wire): string {
  if (typeof given !== "string" || given === "") throw invalid("formula must be a text", given);
  return given.startsWith("=") ? given : `=${given}`;
}

/** A range, a formula, or a constant. */
function referenceGiven(workspace: Workspace, given: Given): string {
  const range = workspace.make.rangeOf(given);
  if (range) {
    const { name } = sheetOf(workspace, range.sheet);
    return `=${sheetInFormula(name)}!${absoluteRange(range)}`;
  }
  if (typeof given === "number") return `=${given}`;
  if (typeof given === "boolean") return given ? "=TRUE" : "=FALSE";
  if (typeof given !== "string") throw invalid("reference must be a range or a formula", "neither");
  return given.startsWith("=") ? given : `="${given.replaceAll('"', '""')}"`;
}

function add(target: NamesTarget, name: string, formula: string, comment: Given): HostObject {
  if (comment !== null && comment !== "") throw notImplemented("NamedItem.comment");
  if (
    !/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) ||
    /^([A-Z]{1,3}\d+|[RC]|R\d*C\d*)$/i.test(name)
  ) {
    throw invalid("name must be a word that is no cell", name);
  }
  if (find(target, name)) {
    throw new HostError("ItemAlreadyExists", `name ${name} exists already`);
  }
  const added = { ...target, name };
  put(added, formula);
  return namedItem.of(added);
}

const itemOf = (target: NamesTarget, { name }: GridName): HostObject =>
  namedItem.of({ ...target, name });

const listed = ({ workspace, sheet }: NamesTarget) =>
  workspace.grid.names().filter((each) => each.sheet === sheet);

function made(target: NamesTarget, key: Wire): HostObject | null {
  const found = find(target, keyText(key));
  return found ? itemOf(target, found) : null;
}

export const names = defineType<NamesTarget>({
  typeName: "NamedItemCollection",
  items: (target) => listed(target).map((each) => itemOf(target, each)),
  item: (target, key) => made(target, key) ?? undefined,
  methods: {
    Add: (target, args) =>
      add(target, args.text(0, "name"), referenceGiven(target.workspace, args.at(1)), args.at(2)),
    // The host speaks the language of formulas only, so a local formula is the same.
    AddFormulaLocal: (target, args) =>
      add(target, args.text(0, "name"), formulaGiven(args.text(1, "formula")), args.at(2)),
    GetCount: (target) => listed(target).length,
    GetItemOrNullObject: (target, args) => made(target, args.plain(0, "name")),
  },
});
