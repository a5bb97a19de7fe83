import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { excelSharePort } from "../../src/excel/share/share-port";
import { openSharing } from "../../src/session/share/open-sharing";
import type { Grid } from "../../src/embedded/grid";
import { rangeAddress } from "../../src/workbook/book/cell-address";
import { shiftFormula } from "../../src/workbook/formulas/shift-formula";
import { inUserWords } from "../../src/workbook/formulas/user-formula";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";
import { officeOver } from "../embedded/office-host/opened-office";
import { calculatingGrid, functionIds } from "../support/workbook/calculating-grid";
import { addFormulasOfOurs, sheetsOfOurs } from "../support/workbook/formulas-of-ours";
import { put, rangeAt, shown } from "../support/workbook/grid-cells";
import { isLong } from "../support/is-long";

/* The sample and other people's workbooks, frozen and thawed: every formula is as it was, and every figure stays. */

const root = join(__dirname, "../..");
const odd = readdirSync(join(root, "test/workbooks"))
  .filter((name) => name.endsWith(".xlsx"))
  // 5,000 rows take a while.
  .filter((name) => name !== "five-thousand.xlsx")
  .map((name) => join(root, "test/workbooks", name));

/** Workbooks of others, in all sorts of Excel's features. */
const { OUTSPEND_SHARED: shared } = process.env;
const others =
  isLong && shared !== undefined
    ? [
        ...["workbooks/controller.xlsx", "workbooks/quantrr-mfa.xlsx"],
        ...["defined_names", "quotes", "spill_operator", "escape_strings", "range_operator"].map(
          (name) => `ironcalc/${name}.xlsx`,
        ),
        ...["simple_arrays", "LOGICAL_LAMBDA", "LOGICAL_LET", "TEXT_TEXTSPLIT"].map(
          (name) => `ironcalc/${name}.xlsx`,
        ),
        ...[
          "INFORMATION_FORMULATEXT",
          "LOOKUP_AND_REFERENCE_FILTER_ERRORS",
          "array_in_scalar_repro",
        ].map((name) => `ironcalc/${name}.xlsx`),
      ].map((name) => join(shared, name))
    : [];

/** The file that is to be opened next. */
let file = "";
const openOffice = officeOver(async () => ({
  grid: await calculatingGrid(inUserWords(await readXlsx(readFileSync(file)), functionIds)),
}));

async function open(path: string) {
  file = path;
  const office = await openOffice({ quiet: 5 });
  const { Excel, OfficeExtension, Office } = office.window;
  Object.assign(globalThis, { Excel, OfficeExtension, Office });
  const { grid } = office;
  await addFormulasOfOurs(grid);
  return {
    office,
    grid,
    sharing: openSharing(excelSharePort, { ids: functionIds, prefix: "" }),
  };
}

const list = "Frozen formulas";

/** All that the sheets hold but for the list. */
function contents(grid: Grid) {
  return grid
    .sheets()
    .filter(({ name }) => name !== list)
    .map(({ id, name }) => {
      const used = grid.usedRange(id, true);
      return {
        name,
        used: used && rangeAddress(used),
        formulas: used ? grid.formulas(used) : [],
        values: used ? grid.values(used).map((row) => row.map(shown)) : [],
      };
    });
}

const namesIn = (grid: Grid) => grid.names().map(({ name, formula }) => `${name} ${formula}`);

async function freeze({ grid, sharing }: Awaited<ReturnType<typeof open>>): Promise<void> {
  const preview = await sharing.preview();
  if (preview.kind !== "preview") throw new Error(JSON.stringify(preview));
  expect(await sharing.freeze(preview)).toMatchObject({ kind: "frozen" });
  await grid.settled();
}

it.each([
  join(root, "assets/sample.xlsx"),
  ...(isLong ? odd : odd.filter((_, at) => at % 4 === 0)),
  ...others,
])("%s is as it was, and shows the same frozen", async (path) => {
  const opened = await open(path);
  const { grid, sharing } = opened;
  const before = contents(grid);
  const names = namesIn(grid);
  await freeze(opened);
  const now = contents(grid);
  expect(callsLeft(now)).toEqual([]);
  expect(figuresApart(now, before)).toEqual([]);
  expect(await sharing.thaw()).toMatchObject({ kind: "thawed", notBack: [] });
  await grid.settled();
  const after = contents(grid);
  expect(after.map(({ formulas }) => formulas)).toEqual(before.map(({ formulas }) => formulas));
  expect(namesIn(grid).filter((each) => !each.startsWith("Outspend_"))).toEqual(names);
});

/** Formulas that call functions of ours. */
const callsLeft = (all: ReturnType<typeof contents>): unknown[] =>
  all
    .flatMap(({ formulas }) => formulas.flat())
    .filter(
      (text) =>
        typeof text === "string" &&
        text.startsWith("=") &&
        [...functionIds].some((id) => new RegExp(`(?:\\b|_)${id}\\(`).test(text)),
    );

/** What may happen to a workbook in the meantime; formulas follow it where they stand. */
async function edited({ grid, office }: Awaited<ReturnType<typeof open>>): Promise<void> {
  const { risks, german, ours } = sheetsOfOurs;
  const last = "XFD";
  grid.insert(rangeAt(grid, `${risks}!A3:${last}4`), "Down");
  grid.insert(rangeAt(grid, `${risks}!A1:${last}1`), "Down");
  grid.insert(rangeAt(grid, `${german}!A1:A1048576`), "Right");
  grid.insert(rangeAt(grid, `${german}!C1:D1048576`), "Right");
  grid.insert(rangeAt(grid, `${ours}!A2:${last}2`), "Down");
  grid.insert(rangeAt(grid, `${ours}!A1:A1048576`), "Right");
  grid.remove(rangeAt(grid, `${risks}!A4:${last}4`), "Up");
  await office.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.getItem(risks).name = "It's 2027";
    worksheets.getItem(ours).name = "Unsere Zahlen";
    await context.sync();
  });
  await grid.settled();
}

/** The list turned upside down as Excel sorts: formulas go with their lines, and what is not fixed in them moves. */
function sorted(grid: Grid): void {
  const { id } = grid.sheets().find(({ name }) => name === list) ?? { id: "" };
  const used = grid.usedRange(id, true);
  if (!used) throw new Error("there must be a list");
  const lines = grid.formulas(used);
  const header = lines.findIndex(([first]) => first === "Sheet");
  const body = lines.slice(header + 1);
  const turned = body.map((_, at) => {
    const from = body.length - 1 - at;
    return (body[from] ?? []).map((cell, column) =>
      typeof cell !== "string"
        ? shown(cell)
        : column === 7
          ? `=${shiftFormula(cell.slice(1), at - from, 0)}`
          : `'${cell}`,
    );
  });
  put(grid, `${list}!A${used.startRow + header + 2}`, turned);
}

it.each([
  join(root, "test/workbooks/german.xlsx"),
  ...(isLong ? [join(root, "assets/sample.xlsx"), ...odd, ...others] : []),
])(
  "%s has the formulas that it would have, where rows came in, sheets were renamed and the list was sorted",
  async (path) => {
    const plain = await open(path);
    await edited(plain);
    const [wanted, names] = [contents(plain.grid), namesIn(plain.grid)];
    const opened = await open(path);
    const { grid, sharing } = opened;
    await freeze(opened);
    await edited(opened);
    sorted(grid);
    await grid.settled();
    expect(await sharing.thaw()).toMatchObject({ kind: "thawed", notBack: [] });
    await grid.settled();
    const after = contents(grid);
    expect(after.map(({ formulas }) => formulas)).toEqual(wanted.map(({ formulas }) => formulas));
    expect(namesIn(grid).filter((each) => !each.startsWith("Outspend_"))).toEqual(names);
  },
);

/** Figures that differ by more than 1e-9 of themselves, and texts that differ. */
function figuresApart(
  one: ReturnType<typeof contents>,
  other: ReturnType<typeof contents>,
): unknown[] {
  return one.flatMap(({ name, values }, sheet) =>
    values.flatMap((row, r) =>
      row.flatMap((value, c) => {
        const wanted = other[sheet]?.values[r]?.[c];
        const isSame =
          typeof value === "number" && typeof wanted === "number"
            ? Math.abs(value - wanted) <= 1e-9 * Math.max(Math.abs(wanted), 1e-3)
            : // Office.js tells an empty text and a blank cell alike.
              (value ?? "") === (wanted ?? "");
        return isSame ? [] : [{ name, r, c, value, wanted }];
      }),
    ),
  );
}
