import { ICommandService } from "@univerjs/core";
import { SetWorksheetOrderCommand } from "@univerjs/sheets";
import type { Grid } from "../../../../src/embedded/grid";
import { startHeadlessUniver } from "../../../../src/embedded/univer-grid/open-headless-grid";
import { openUniverGrid } from "../../../../src/embedded/univer-grid/open-univer-grid";
import { sheetChangesOf } from "../../../../src/embedded/univer-grid/sheet-changes-of";
import { inUserWords } from "../../../../src/workbook/formulas/user-formula";
import { markArrayFormulas } from "../../../../src/workbook/xlsx/losses/array-formulas";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";
import { xlsxFile } from "../../../support/workbook/xlsx-file";

const none: ReadonlySet<string> = new Set();
const months = ["Jan", "Feb", "Mar 1", "Apr"];

/** A summary that adds up months on sheets of their own: three of them, the first two, and by a name. */
const file = () =>
  xlsxFile((book) => {
    months.forEach((name, at) => {
      book.addWorksheet(name).getCell("B2").value = 10 ** at;
    });
    const sum = book.addWorksheet("Sum");
    sum.getCell("A1").value = { formula: "SUM('Jan:Mar 1'!B2)", result: 111 };
    sum.getCell("A2").value = { formula: "SUM(Jan:Feb!B2)", result: 11 };
    book.definedNames.add("Sum!$A$1", "Quarter");
  });

/** What the summary says and shows in the saved file, once tabs were moved in the grid. */
async function saved(
  edit: (
    grid: Grid,
    idOf: (name: string) => string,
    drag: (id: string, order: number) => void,
  ) => void,
) {
  const bytes = await file();
  const asRead = await readXlsx(bytes);
  const univer = startHeadlessUniver();
  const grid = openUniverGrid(univer, inUserWords(asRead, none), { functionIds: none });
  const before = grid.book();
  await grid.settled();
  const idOf = (name: string) => grid.sheets().find((sheet) => sheet.name === name)?.id ?? "";
  const drag = (subUnitId: string, order: number) => {
    univer
      .__getInjector()
      .get(ICommandService)
      .syncExecuteCommand(SetWorksheetOrderCommand.id, { subUnitId, order });
  };
  edit(grid, idOf, drag);
  await grid.settled();
  const now = markArrayFormulas(grid.book(), none);
  const changes = sheetChangesOf(grid, asRead.sheets.length);
  const result = await saveBook({ bytes, asRead, before }, now, none, changes);
  expect(result).toMatchObject({ isNew: false, losses: [] });
  grid.close();
  univer.dispose();
  const { sheets } = await readXlsx(result.bytes);
  const sum = sheets.find(({ name }) => name === "Sum")?.cells;
  return {
    isSame: result.bytes === bytes,
    sums: sum?.map(({ formula, value }) => [formula, value]),
  };
}

describe("sheets in a row", () => {
  it.each<[string, string, number, unknown]>([
    [
      "end earlier once their last goes in front of the first",
      "Mar 1",
      0,
      [
        ["SUM(Jan:Feb!B2)", 11],
        ["SUM(Jan:Feb!B2)", 11],
      ],
    ],
    [
      "begin later once their first goes behind the last",
      "Jan",
      3,
      [
        ["SUM('Feb:Mar 1'!B2)", 110],
        ["SUM(Feb!B2)", 10],
      ],
    ],
    [
      "are those between where none goes past the other",
      "Apr",
      1,
      [
        ["SUM('Jan:Mar 1'!B2)", 1111],
        ["SUM(Jan:Feb!B2)", 1011],
      ],
    ],
    [
      "are fewer where one from between goes",
      "Feb",
      3,
      [
        ["SUM('Jan:Mar 1'!B2)", 101],
        ["SUM(Jan:Feb!B2)", 1111],
      ],
    ],
  ])("%s", async (_, name, position, sums) => {
    const byAddIn = await saved((grid, idOf) => {
      grid.setSheet(idOf(name), { position });
    });
    expect(byAddIn.sums).toEqual(sums);
  });

  it("follow a tab that is dragged, and undo takes both back in one step", async () => {
    const dragged = await saved((_, idOf, drag) => {
      drag(idOf("Jan"), 3);
    });
    expect(dragged.sums).toEqual([
      ["SUM('Feb:Mar 1'!B2)", 110],
      ["SUM(Feb!B2)", 10],
    ]);
    const undone = await saved((grid, idOf, drag) => {
      drag(idOf("Jan"), 3);
      grid.undo();
    });
    expect(undone.isSame).toBe(true);
  });
});
