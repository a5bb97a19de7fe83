import type { FunctionVariantType } from "@univerjs/engine-formula";
import { BaseFunction, NumberValueObject, StringValueObject } from "@univerjs/engine-formula";
import {
  absoluteRange,
  lastColumn,
  lastRow,
  sheetPrefix,
} from "../../../../workbook/book/cell-address";
import { Facts, parsedFormula } from "../../../../workbook/engine/formula-facts";
import type { FormulaNode } from "../../../../workbook/engine/formula/formula-node";
import { plainFormula } from "../../../../workbook/engine/formula/plain-formula";
import type { FormulaSite } from "../../../../workbook/engine/formula/parse-formula";
import type { Area } from "../../../../workbook/engine/formula/reference";
import {
  isWorksheetFunction,
  worksheetFunction,
} from "../../../../workbook/engine/functions/registry";
import { error, variantOf } from "../../../../workbook/engine/cells/univer-values";
import type { EngineValues } from "./engine-values";
import { siteKey } from "../../../../workbook/engine/univer/complaints";
import type { CallSite } from "../../../../workbook/engine/univer/univer-functions";
import { engineSheetName } from "../../../../workbook/formulas/engine-words";
import type { FormulaBook, OwnFormula, StoredFormula } from "./own-formula";
import type { OwnResult } from "./own-evaluation";
import { covers } from "./own-evaluation";

/** Function that the engine calls for each formula. */
const ownName = "OWN_FORMULA";

/** Cells a formula came to read that it does not name, of which it remembers no more. */
const mostFollowed = 64;

/** What stands for a formula in the engine. */
export interface OwnCall {
  readonly text: string;
  /** What the formula says, and what the names stand for that it says. */
  readonly meaning: readonly FormulaNode[];
}

export const isSameCall = (one: OwnCall, other: OwnCall): boolean =>
  one.text === other.text && JSON.stringify(one.meaning) === JSON.stringify(other.meaning);

/** Formulas by their cells: the engine knows when each is to be calculated, and has it calculated as `calc` does. */
export class OwnFormulas {
  private readonly formulas = new Map<string, OwnFormula>();
  /** What formulas read that they do not name: OFFSET and INDIRECT say where only when they are calculated. */
  private readonly followed = new Map<string, readonly Area[]>();
  private readonly led = new Set<string>();

  private values: EngineValues | undefined;

  /** @param calculate what a formula comes to, and what it read */
  constructor(
    private readonly calculate: (formula: OwnFormula, values: EngineValues) => OwnResult,
  ) {}

  /** Reads cells from there from now on. */
  readFrom(values: EngineValues): void {
    this.values = values;
  }

  /** The call that stands for a formula in the engine. */
  callFor(
    formula: string,
    site: FormulaSite,
    stored: StoredFormula,
    book: FormulaBook,
    extentOf: (sheet: string) => { readonly rows: number; readonly columns: number },
  ): OwnCall {
    const { words } = book;
    const parsed = parsedFormula(formula, site, words);
    const isOwn = (name: string) => words.functionIds.has(name);
    const facts = new Facts(
      isOwn,
      (name) => isOwn(name) || isWorksheetFunction(name),
      (name, sheet) => book.meaningOf(name, site, sheet),
    );
    facts.gather(parsed);
    // One of the add-in's spills where cells are free, however it is stored.
    const isPlain = stored.isPlain && !facts.callsOwn;
    const node = isPlain ? plainFormula(parsed, site, worksheetFunction) : parsed;
    const cell = { sheetId: book.sheetIds[site.sheet] ?? "", row: site.row, column: site.column };
    const key = siteKey(cell);
    const reads = isPlain ? readsOf(node, site, book) : facts.reads;
    const { isSubtotal, callsChance: isChance } = facts;
    const fills = isPlain ? undefined : stored.fills;
    this.formulas.set(key, { node, site, cell, book, reads, isSubtotal, isChance, isPlain, fills });
    const cells = [...reads, ...(this.followed.get(key) ?? [])].map((area) => {
      const name = words.sheetName(area.sheet);
      const { rows, columns } = extentOf(name);
      const endRow = area.endRow === lastRow ? Math.max(area.startRow, rows - 1) : area.endRow;
      const endColumn =
        area.endColumn === lastColumn ? Math.max(area.startColumn, columns - 1) : area.endColumn;
      return `${sheetPrefix(engineSheetName(name))}${absoluteRange({ ...area, endRow, endColumn })}`;
    });
    const text = `${ownName}(${[`"${key}"`, ...new Set(cells)].join(",")})`;
    return { text, meaning: meaningOf(node, site, book) };
  }

  /** Forgets all formulas but those of some cells. */
  keepOnly(keys: ReadonlyMap<string, unknown>): void {
    for (const key of this.formulas.keys()) {
      if (keys.has(key)) continue;
      this.formulas.delete(key);
      this.followed.delete(key);
    }
  }

  at(site: CallSite): OwnFormula | undefined {
    return this.formulas.get(siteKey(site));
  }

  /** What a formula's call is made of beside its text. */
  versionOf(site: CallSite): string {
    return JSON.stringify(this.followed.get(siteKey(site)) ?? []);
  }

  /** The formulas that were led elsewhere since this was asked last: what they read now may not have been calculated before. */
  takeLed(): CallSite[] {
    const led = [...this.led].flatMap((key) => this.formulas.get(key)?.cell ?? []);
    this.led.clear();
    return led;
  }

  /** What the engine calls. */
  get executor(): BaseFunction {
    return new OwnFormulaFunction((key) => {
      const formula = this.formulas.get(key);
      if (!formula || !this.values) return error("#VALUE!");
      const { value, format, link, followed } = this.calculate(formula, this.values);
      this.follow(key, followed);
      if (typeof value === "string" && link !== undefined) {
        return StringValueObject.create(value, { isHyperlink: true, hyperlinkUrl: link });
      }
      return typeof value === "number" && format !== undefined
        ? NumberValueObject.create(value, format)
        : variantOf(value);
    });
  }

  private follow(key: string, read: readonly Area[]): void {
    const before = this.followed.get(key) ?? [];
    const others = read.filter((area) => !before.some((known) => covers(known, area)));
    if (others.length === 0) return;
    const all = [...before, ...others];
    this.followed.set(key, all.length > mostFollowed ? read : all);
    this.led.add(key);
  }
}

/** A formula, and what the names stand for that it says, wherever it says them. */
function meaningOf(node: FormulaNode, site: FormulaSite, book: FormulaBook): FormulaNode[] {
  const found = new Set([node]);
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const { kind, name, written, sheet } = part as Readonly<Record<string, unknown>>;
    const said = kind === "call" ? written : kind === "name" ? name : undefined;
    if (typeof said === "string") {
      const meaning = book.meaningOf(said, site, typeof sheet === "number" ? sheet : undefined);
      if (meaning) found.add(meaning);
    }
    for (const inside of Object.values(part)) visit(inside);
  };
  // What is added on the way is visited in its turn.
  for (const each of found) visit(each);
  return [...found];
}

function readsOf(
  node: FormulaNode,
  site: FormulaSite,
  { meaningOf }: FormulaBook,
): readonly Area[] {
  const facts = new Facts(
    () => false,
    () => true,
    (name, sheet) => meaningOf(name, site, sheet),
  );
  facts.gather(node);
  return facts.reads;
}

class OwnFormulaFunction extends BaseFunction {
  override needsReferenceObject = true;

  constructor(private readonly answer: (key: string) => FunctionVariantType) {
    super(ownName);
  }

  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(key?: FunctionVariantType): FunctionVariantType {
    const isText = key && !key.isReferenceObject() && "getValue" in key;
    return this.answer(isText ? String(key.getValue()) : "");
  }
}
