import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { excelSharePort } from "../../src/excel/share/share-port";
import { openSharing } from "../../src/session/share/open-sharing";
import type { Grid } from "../../src/embedded/grid";
import { rangeAddress } from "../../src/workbook/book/cell-address";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";
import { officeOver } from "../embedded/office-host/opened-office";
import { calculatingGrid, functionIds } from "../support/workbook/calculating-grid";
import { shown } from "../support/workbook/grid-cells";
import { isLong } from "../support/is-long";

/* The sample and other people's workbooks, frozen and thawed: every formula is as it was, and every figure stays. */

const root = join(__dirname, "../..");
const odd = readdirSync(join(root, "test/workbooks"))
  .filter((name) => name.endsWith(".xlsx"))
  // 5,000 rows take a while.
  .filter((name) => isLong || name !== "five-thousand.xlsx")
  .map((name) => join("test/workbooks", name));

/** The file that is to be opened next. */
let file = "";
const openOffice = officeOver(async () => ({
  grid: await calculatingGrid(await readXlsx(readFileSync(join(root, file)))),
}));

/** Puts formulas of ours beside what somebody else made, right ones and such as are refused. */
async function askAboutTheFirstSheet(grid: Grid): Promise<void> {
  const [first] = grid.sheets();
  const used = first && grid.usedRange(first.id, true);
  if (!used) throw new Error("the first sheet must hold something");
  const cells = `'${first.name}'!${rangeAddress(used)}`;
  const { id } = grid.addSheet("Ours");
  const formulas = [
    `=COVERAGE_GAP(${cells})`,
    `=IFERROR(EXPECTED_LOSS(${cells}),"no register")`,
    "=EXPECTED_LOSS(0.5,100,900)*2",
    `=REGISTER_CHECK(${cells})`,
  ];
  const range = { sheet: id, startRow: 0, startColumn: 0, endRow: 3, endColumn: 0 };
  grid.write(
    range,
    formulas.map((formula) => [formula]),
  );
  await grid.settled();
}

/** All that the sheets hold but for the list. */
function contents(grid: Grid) {
  return grid
    .sheets()
    .filter(({ name }) => name !== "Frozen formulas")
    .map(({ id, name }) => {
      const used = grid.usedRange(id, true);
      return {
        name,
        formulas: used ? grid.formulas(used) : [],
        values: used ? grid.values(used).map((row) => row.map(shown)) : [],
      };
    });
}

it.each(["assets/sample.xlsx", ...odd])(
  "%s is as it was, and shows the same frozen",
  async (name) => {
    file = name;
    const office = await openOffice({ quiet: 5 });
    const { Excel, OfficeExtension, Office } = office.window;
    Object.assign(globalThis, { Excel, OfficeExtension, Office });
    const { grid } = office;
    await askAboutTheFirstSheet(grid);
    const sharing = openSharing(excelSharePort, { ids: functionIds, prefix: "" });
    const before = contents(grid);
    const ourCalls = before
      .flatMap(({ formulas }) => formulas.flat())
      .filter((text) => typeof text === "string" && text.startsWith("=") && callsOurs(text));
    expect(ourCalls.length).toBeGreaterThan(3);
    const preview = await sharing.preview();
    if (preview.kind !== "preview") throw new Error(JSON.stringify(preview));
    const frozen = await sharing.freeze(preview);
    expect(frozen.kind).toBe("frozen");
    await grid.settled();
    const now = contents(grid);
    for (const { formulas } of now) {
      for (const text of formulas.flat())
        expect(typeof text === "string" && callsOurs(text)).toBe(false);
    }
    expect(figuresApart(now, before)).toEqual([]);
    expect(await sharing.thaw()).toMatchObject({ kind: "thawed", notBack: [] });
    await grid.settled();
    const after = contents(grid);
    expect(after.map(({ formulas }) => formulas)).toEqual(before.map(({ formulas }) => formulas));
  },
);

const callsOurs = (text: string): boolean =>
  text.startsWith("=") && [...functionIds].some((id) => new RegExp(`\\b${id}\\(`).test(text));

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
