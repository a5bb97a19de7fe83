import { ICommandService } from "@univerjs/core";
import { CopySheetCommand } from "@univerjs/sheets";
import { startHeadlessUniver } from "../../../../src/embedded/univer-grid/open-headless-grid";
import { openUniverGrid } from "../../../../src/embedded/univer-grid/open-univer-grid";
import { sheetChangesOf } from "../../../../src/embedded/univer-grid/sheet-changes-of";
import { inUserWords } from "../../../../src/workbook/formulas/user-formula";
import { markArrayFormulas } from "../../../../src/workbook/xlsx/losses/array-formulas";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";
import { richBook } from "../../../support/workbook/rich/rich-book";

const none: ReadonlySet<string> = new Set();

/** A book of nearly everything, in which the sheets at these places are copied, one after another. */
async function opened(...copied: readonly number[]) {
  const bytes = await richBook({ macros: false });
  const asRead = await readXlsx(bytes);
  const univer = startHeadlessUniver();
  const grid = openUniverGrid(univer, inUserWords(asRead, none), { functionIds: none });
  const before = grid.book();
  await grid.settled();
  const commands = univer.__getInjector().get(ICommandService);
  for (const place of copied) {
    const subUnitId = grid.sheets()[place]?.id;
    await commands.executeCommand(CopySheetCommand.id, { subUnitId });
  }
  return {
    grid,
    save: async () => {
      await grid.settled();
      const now = markArrayFormulas(grid.book(), none);
      const changes = sheetChangesOf(grid, asRead.sheets.length);
      return saveBook({ bytes, asRead, before }, now, none, changes);
    },
    close: () => {
      grid.close();
      univer.dispose();
    },
  };
}

describe("a copy of a sheet", () => {
  it("is saved with its cells, and what it lacks of the first is named", async () => {
    const { grid, save, close } = await opened(0, 1);
    const names = grid.sheets().map(({ name }) => name);
    const { bytes, losses, isNew } = await save();
    expect(isNew).toBe(false);
    const things =
      "protected ranges, scenarios, filters, page breaks, conditional formats, rules for what may be typed in cells, links in cells, page setup for printing, " +
      "headers and footers for printing, sparklines, tables, charts, pictures, comments and conversations in comments";
    expect(losses).toEqual(
      names.slice(1, 3).map((name) => `${things} of Data on its copy ${name}`),
    );
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(names);
    const [first, second, third] = sheets.map(({ cells }) => cells.length);
    expect([second, third]).toEqual([first, first]);
    close();
  });

  it("names nothing once it is taken back", async () => {
    const { grid, save, close } = await opened(0);
    grid.undo();
    const { losses } = await save();
    expect(losses).toEqual([]);
    close();
  });
});
