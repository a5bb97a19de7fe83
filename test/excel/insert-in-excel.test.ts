import { theRegister } from "../../src/session/contract/question";
import type { Choice } from "../../src/session/contract/register-session";
import { openGridWithTyping } from "../support/workbook/univer-typing";
import { type ExcelSession, openExcelSession } from "../support/pane/excel-session";
import { type SheetOfOffice, sheetOfOffice } from "../support/pane/sheet-of-office";
import { type OpenedOffice, officeOver } from "../embedded/office-host/opened-office";

/* Figures and lists are inserted where they do not fit, through the real office.js, our host and the embedded workbook's grid. */

const openOffice = officeOver(openGridWithTyping);

describe("what is inserted at the selection", () => {
  let office: OpenedOffice;
  let opened: ExcelSession;
  let sheet: SheetOfOffice;

  beforeEach(async () => {
    office = await openOffice({ quiet: 1 });
    sheet = sheetOfOffice(office);
    office.grid.write(sheet.range(0, 0, 3, 4), [
      ["Threat", "Frequency", "Loss", "Spend"],
      ["Fire", 0.1, 1000, 40],
      ["Theft", 2, 50, 5],
    ]);
    await office.grid.settled();
    opened = await openExcelSession(office);
  });

  afterEach(() => opened.close());

  /** Losses by threat: two rows of four columns, or so. */
  const insertList = (): Promise<Choice> =>
    opened.session.insertAnswer({
      question: { name: "LOSS_BY_THREAT", args: [theRegister] },
      part: null,
      formats: [],
    });
  const held = (row: number, column: number) => sheet.cell(row, column);
  const refusedWith = (words: RegExp) => ({
    kind: "refused",
    message: expect.stringMatching(words) as string,
  });

  it("is a list where there is room, and not where one of its cells is taken", async () => {
    office.grid.select(sheet.range(6, 0));
    expect(await insertList()).toEqual({ kind: "chosen" });
    expect(held(6, 0)).toBe("=LOSS_BY_THREAT(Sheet1!$A$1:$D$3)");
    office.grid.write(sheet.range(13, 1), [["mine"]]);
    office.grid.select(sheet.range(12, 0));
    expect(await insertList()).toEqual(refusedWith(/^A13:\w+ are not empty\. Select a cell with/));
    expect(held(12, 0)).toBeNull();
    expect(held(13, 1)).toBe("mine");
  });

  it("is a figure in a cell of somebody's table, and no list, which Excel would not let spill there", async () => {
    office.grid.write(sheet.range(6, 6, 1, 2), [["Report", "Figure"]]);
    office.grid.addTable(sheet.range(6, 6, 12, 2), true, "Report");
    await office.grid.settled();
    for (const [row, column] of [
      [8, 6],
      [8, 5],
    ] as const) {
      office.grid.select(sheet.range(row, column));
      expect(await insertList()).toEqual(refusedWith(/reaches into the table Report, where Excel/));
      expect(held(row, column)).toBeNull();
    }
    office.grid.select(sheet.range(8, 7));
    expect(await opened.session.insertFigure("gap")).toEqual({ kind: "chosen" });
    expect(held(8, 7)).toMatch(/^=COVERAGE_GAP\(/);
  });

  it("is a figure in the sheet's last cell, and no list that would reach beyond it", async () => {
    const { rows, columns } = await office.run(async (context) => {
      const whole = context.workbook.worksheets.getActiveWorksheet().getRange();
      whole.load("rowCount,columnCount");
      await context.sync();
      return { rows: whole.rowCount, columns: whole.columnCount };
    });
    for (const [row, column] of [
      [rows - 1, 0],
      [8, columns - 1],
      [rows - 1, columns - 1],
    ] as const) {
      office.grid.select(sheet.range(row, column));
      expect(await insertList()).toEqual(
        refusedWith(
          /^\d+ × \d+ cells do not fit between [A-Z]+\d+ and the end of the sheet\. Select a cell further/,
        ),
      );
      expect(held(row, column)).toBeNull();
    }
    expect(await opened.session.insertFigure("gap")).toEqual({ kind: "chosen" });
    expect(held(rows - 1, columns - 1)).toMatch(/^=COVERAGE_GAP\(/);
  });

  it("is nothing on a protected sheet", async () => {
    office.grid.protect(sheet.id, true);
    office.grid.select(sheet.range(8, 0));
    for (const work of [insertList(), opened.session.insertFigure("gap")]) {
      expect(await work).toEqual(refusedWith(/sheet is protected/));
    }
    expect(held(8, 0)).toBeNull();
  });
});
