import { type ExcelSession, openExcelSession } from "../support/pane/excel-session";
import { type SheetOfOffice, sheetOfOffice } from "../support/pane/sheet-of-office";
import { openGridWithTyping } from "../support/workbook/univer-typing";
import { type OpenedOffice, officeOver } from "../embedded/office-host/opened-office";

/* A controller's register: sums in between, thousands by number formats, numbers stored as texts. */

const openOffice = officeOver(openGridWithTyping);

describe("a register with sums, units and texts in a workbook", () => {
  let office: OpenedOffice;
  let opened: ExcelSession;
  let sheet: SheetOfOffice;

  const range = (...at: Parameters<SheetOfOffice["range"]>) => sheet.range(...at);
  const cell = (...at: Parameters<SheetOfOffice["cell"]>) => sheet.cell(...at);
  const value = (...at: Parameters<SheetOfOffice["value"]>) => sheet.value(...at);
  const undone = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done, 5));
    office.grid.undo();
    await opened.caughtUp();
  };

  beforeEach(async () => {
    office = await openOffice({ quiet: 1 });
    sheet = sheetOfOffice(office);
    office.grid.write(range(3, 1, 6, 4), [
      ["Risk", "Frequency", "Loss", "Spend"],
      ["Fire", "0.125", 250, 40],
      ["Theft", 2, 10, "50"],
      ["Plant Munich", null, "=SUM(D5:D6)", "=SUM(E5:E6)"],
      ["Flood", 1, 7, 3],
      ["Total", null, "=D7+D8", "=E7+E8"],
    ]);
    const thousands = ['#,##0 "k€"', '#,##0 "k€"'];
    office.grid.setNumberFormats(
      range(4, 3, 5, 2),
      Array.from({ length: 5 }, () => thousands),
    );
    await office.grid.settled();
    opened = await openExcelSession(office);
  });

  afterEach(() => opened.close());

  /** It is read without its sums, which are said. */
  const isRead = () => {
    const { threats, leftOut } = opened.view();
    expect(threats.map(({ name }) => name)).toEqual(["Fire", "Theft", "Flood"]);
    expect(leftOut.map(({ name, isApart }) => [name, isApart])).toEqual([
      ["Plant Munich", true],
      ["Total", false],
    ]);
  };

  /** It has its texts made numbers in one step of undo. */
  const hasNumbers = async () => {
    const { session, view } = opened;
    const cells = view().textNumbers.map(({ address }) => address);
    expect(cells).toEqual(["C5", "E6"]);
    expect(await session.makeNumbers(cells)).toEqual({ kind: "chosen" });
    expect([value(4, 2), value(5, 4)]).toEqual([0.125, 50]);
    await undone();
    expect([value(4, 2), value(5, 4)]).toEqual(["0.125", "50"]);
    await session.makeNumbers(cells);
    await opened.caughtUp();
    expect(view().totals).toMatchObject({ kind: "totals", threats: 3 });
  };

  /** It counts in thousands once its headers say so, and not before. */
  const countsInThousands = async () => {
    const { session, view } = opened;
    const totals = (): number => {
      const { totals: now } = view();
      return now.kind === "totals" ? now.expectedLoss : NaN;
    };
    expect(totals()).toBe(0.125 * 250 + 2 * 10 + 7);
    expect(view().unitsAsked.map(({ proposed }) => proposed)).toEqual(["Loss (k€)", "Spend (k€)"]);
    await session.writeUnits(view().unitsAsked.map(({ column }) => column));
    expect(cell(3, 3)).toBe("Loss (k€)");
    expect(view().unitsAsked).toEqual([]);
    expect(totals()).toBe(1000 * (0.125 * 250 + 2 * 10 + 7));
  };

  /** It gets a new threat where its sums grow, with the look of a threat. */
  const growsWithSums = async () => {
    const { session, view, typed } = opened;
    expect(view().newRow).toMatchObject({
      row: 8,
      above: "Flood",
      notes: ['The sum in "Total" will not include it: extend it by hand.'],
    });
    office.grid.write(range(8, 3, 1, 2), [["=SUM(D7:D8)", "=SUM(E7:E8)"]]);
    await office.grid.settled();
    await opened.caughtUp();
    expect(view().newRow).toMatchObject({ row: 8, above: "Flood", notes: [] });
    const result = await session.add(
      typed({ Risk: "Storm", Frequency: "1", "Loss (k€)": "5", "Spend (k€)": "2" }),
    );
    expect(result).toMatchObject({ kind: "saved" });
    await office.grid.settled();
    expect(cell(9, 3)).toBe("=SUM(D7:D9)");
    expect(value(9, 3)).toBe(260 + 5 + 7);
    expect(opened.threat("Storm").byColumn.get(opened.column("Loss (k€)"))?.text).toBe("5 k€");
  };

  /** It is handed to formulas as the pane reads it, by a name. */
  const isInFormulas = async () => {
    const { session, view } = opened;
    expect(view().formulas.differences).toEqual(["1 row that is left out here"]);
    expect(await session.useInFormulas("formula")).toEqual({ kind: "chosen" });
    await opened.caughtUp();
    expect(view().formulas).toMatchObject({ name: "Threats", isCurrent: true });
    office.grid.select(range(0, 7));
    for (const figure of ["expected loss", "gap"] as const) {
      office.grid.select(range(figure === "gap" ? 1 : 0, 7));
      expect(await session.insertFigure(figure)).toEqual({ kind: "chosen" });
    }
    await office.grid.settled();
    expect(cell(0, 7)).toBe("=EXPECTED_LOSS(Threats)");
    expect(cell(1, 7)).toBe("=COVERAGE_GAP(Threats)");
    const [, made] = office.grid.sheets();
    const first = { sheet: made?.id ?? "", startRow: 2, startColumn: 0, endRow: 2, endColumn: 0 };
    expect(office.grid.formulas(first)[0]?.[0]).toBe(
      '=THREAT_REGISTER("Threat",Sheet1!$B$5:$B$9,"Frequency",Sheet1!$C$5:$C$9,"Loss (thousands)",Sheet1!$D$5:$D$9,"Spend (thousands)",Sheet1!$E$5:$E$9,"Status",IF((TRIM(Sheet1!$B$5:$B$9)="Plant Munich"),"Retired",""))',
    );
    expect(office.grid.names()).toMatchObject([
      { name: "Threats", formula: "='Register in formulas'!$A$3#" },
    ]);
    office.grid.select(range(2, 7));
    expect(await session.insertFigure("gap", opened.threat("Fire").id)).toEqual({ kind: "chosen" });
    expect(cell(2, 7)).toBe(
      '=LET(lines,COVERAGE_TABLE(Threats,"expected"),INDEX(lines,MATCH("Fire",INDEX(lines,0,1),0),6))',
    );
    office.grid.select(range(0, 7));
    expect(await session.insertFigure("gap")).toMatchObject({
      message: "H1 is not empty. Select an empty cell, then insert again.",
    });
  };

  /** It has its formula brought up to date in place. */
  const isBroughtUpToDate = async () => {
    const { session, view } = opened;
    await session.countRow("Plant Munich");
    expect(view().formulas).toMatchObject({ name: "Threats", isCurrent: false });
    const sheets = office.grid.sheets().length;
    await session.useInFormulas("formula");
    await opened.caughtUp();
    expect(view().formulas).toMatchObject({ name: "Threats", isCurrent: true });
    expect(office.grid.sheets()).toHaveLength(sheets);
  };

  it("is read, mended, added to and handed to formulas", async () => {
    isRead();
    await hasNumbers();
    await countsInThousands();
    await growsWithSums();
    await isInFormulas();
    await isBroughtUpToDate();
  });
});

describe("a register of scores in a workbook", () => {
  it("gets tables beside it, is looked up in them, and handed to formulas", async () => {
    const office = await openOffice({ quiet: 1 });
    const sheet = sheetOfOffice(office);
    const scores = [
      ["Threat", "Likelihood", "Impact"],
      ["Fire", 1, 3],
      ["Theft", 2, 1],
    ];
    office.grid.write(sheet.range(3, 1, 3, 3), scores);
    office.grid.addTable(sheet.range(3, 1, 3, 3), true, "Risks");
    await office.grid.settled();
    const opened = await openExcelSession(office);
    const { session, view } = opened;
    const [candidate] = await session.candidates();
    await session.choose(candidate?.id ?? "");
    expect(view().scores).toMatchObject({ kind: "no scale", found: null });
    expect(await session.giveScale()).toEqual({ kind: "chosen" });
    await opened.caughtUp();
    expect(office.grid.values(sheet.range(3, 5, 6, 5))).toEqual([
      ["Likelihood", "Events a year", null, "Impact", "Loss an event"],
      ...[1, 2, 3, 4, 5].map((score) => [score, null, null, score, null]),
    ]);
    expect(view().scores).toMatchObject({ kind: "blanks", called: "FrequencyScale" });
    office.grid.write(sheet.range(4, 6, 2), [[0.5], [4]]);
    office.grid.write(sheet.range(4, 9, 3), [[10], [100], [1000]]);
    await opened.caughtUp();
    expect(view().scores).toBe(null);
    expect(view().totals).toMatchObject({ kind: "totals", expectedLoss: 0.5 * 1000 + 4 * 10 });
    expect(view().formulas).toMatchObject({ name: "Threats", isCurrent: true });
    const [, made] = office.grid.sheets();
    const first = { sheet: made?.id ?? "", startRow: 2, startColumn: 0, endRow: 2, endColumn: 0 };
    expect(office.grid.formulas(first)[0]?.[0]).toBe(
      '=THREAT_REGISTER("Threat",Risks[Threat],"Frequency",IFERROR(VLOOKUP(Risks[Likelihood],FrequencyScale,2,FALSE),""),"Loss",IFERROR(VLOOKUP(Risks[Impact],LossScale,2,FALSE),""))',
    );
    await opened.close();
  });
});
