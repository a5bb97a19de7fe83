import type {
  CellArea,
  Content,
  FilledArea,
  FormulasRead,
  NamedFormula,
  ShareDecision,
  SharePort,
  Wanted,
} from "../../session/contract/share";
import { inExcel, inOneStep } from "../run/in-excel";
import { cellInput } from "../write/cell-input";
import { readFormulas, readShown, readWanted } from "./read-formulas";
import { changeLedger, type LedgerMade } from "./write-ledger";

/** The formulas of the workbook that is open in Excel, as far as they need the add-in. */
export const excelSharePort: SharePort = {
  read: () => inExcel(readFormulas),

  change: (want, decide) => {
    // A step of undo may be refused once everything is done: then it is done all the same.
    const done: ReturnType<typeof decide>["answer"][] = [];
    return inOneStep(async (context) => {
      const [before] = done;
      if (before) return before();
      const answer = await change(context, want, decide);
      done.push(() => answer);
      return answer;
    });
  },
};

type Change<T> = NonNullable<ShareDecision<T>["change"]>;

async function change<T>(
  context: Excel.RequestContext,
  want: (formulas: FormulasRead) => Wanted,
  decide: Parameters<typeof excelSharePort.change<T>>[1],
): Promise<T> {
  const formulas = await readFormulas(context);
  const read = await readWanted(context, want(formulas));
  const decision = decide(formulas, read);
  if (decision.change) await write(context, formulas, decision.change);
  return decision.answer();
}

/** @throws what Excel said, once what was written is taken back */
async function write<T>(
  context: Excel.RequestContext,
  formulas: FormulasRead,
  wanted: Change<T>,
): Promise<void> {
  let made: LedgerMade | null = null;
  try {
    putAreas(context, wanted.areas);
    await context.sync();
    const { areas, ledger } = wanted.then(await readShown(context, wanted.areas));
    putAreas(context, areas);
    putNames(context, wanted.names);
    made = await changeLedger(context, formulas.ledger, ledger);
    await context.sync();
  } catch (error) {
    await takeBack(formulas, wanted, made);
    throw error;
  }
}

function putAreas(context: Excel.RequestContext, areas: readonly Written[]): void {
  for (const { area, contents } of runsOf(areas)) {
    const { sheet, row, column } = area;
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const [rows, columns] = [contents.length, contents[0]?.length ?? 1];
    const range = worksheet.getRangeByIndexes(row, column, rows, columns);
    if (!fillsItself(contents)) {
      range.formulas = contents.map((line) => line.map(contentInput));
      continue;
    }
    // What it fills must be empty, and must not be written.
    range.clear(Excel.ClearApplyTo.contents);
    const [[first = null] = []] = contents;
    range.getCell(0, 0).formulas = [[contentInput(first)]];
  }
}

type Written = Pick<FilledArea, "area" | "contents">;

/** Single cells one below the other are written at once: a column may have thousands. */
function runsOf(areas: readonly Written[]): readonly Written[] {
  const runs: { area: CellArea; contents: (readonly Content[])[] }[] = [];
  let last: (typeof runs)[number] | null = null;
  for (const { area, contents } of areas) {
    const isOne = contents.length === 1 && contents[0]?.length === 1;
    const isNext =
      isOne &&
      last !== null &&
      last.area.sheet === area.sheet &&
      last.area.column === area.column &&
      last.area.row + last.contents.length === area.row;
    if (isNext) last?.contents.push(...contents);
    else runs.push({ area, contents: [...contents] });
    last = isOne ? (runs.at(-1) ?? null) : null;
  }
  return runs;
}

/** Whether all is one formula, which fills more cells than its own. */
const fillsItself = (contents: FilledArea["contents"]): boolean =>
  contents.flat().length > 1 && contents.flat().every((each, at) => (each === null) === at > 0);

function contentInput(content: Content): string | number | boolean {
  if (typeof content !== "object" || content === null) return cellInput(content);
  return "formula" in content ? content.formula : `=${content.error}`;
}

function putNames(context: Excel.RequestContext, names: readonly NamedFormula[]): void {
  const { workbook } = context;
  for (const { name, sheet, formula } of names) {
    const of = sheet === null ? workbook.names : workbook.worksheets.getItem(sheet).names;
    of.getItem(name).formula = formula;
  }
}

/** As it was before. Where that fails too, the first refusal is what is said. */
async function takeBack<T>(
  { names }: FormulasRead,
  wanted: Change<T>,
  made: LedgerMade | null,
): Promise<void> {
  const changed = new Set(wanted.names.map(({ name, sheet }) => `${sheet ?? ""}!${name}`));
  await Excel.run(async (context) => {
    putAreas(
      context,
      wanted.areas.map(({ area, before }) => ({ area, contents: before })),
    );
    putNames(
      context,
      names.filter(({ name, sheet }) => changed.has(`${sheet ?? ""}!${name}`)),
    );
    await made?.takeBack(context);
    await context.sync();
  }).catch(() => undefined);
}
