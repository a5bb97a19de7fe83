import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";
import { type ExcelSession, openExcelSession } from "../support/pane/excel-session";
import { openGridWithTyping } from "../support/workbook/univer-typing";
import { officeOver } from "../embedded/office-host/opened-office";

const file = join(process.env.OUTSPEND_SHARED ?? "/nowhere", "workbooks/quantrr-mfa.xlsx");
const withShared = existsSync(file) ? describe : describe.skip;

/** z of the 95th percentile. */
const z = 1.6448536269514722;

/** Mean of the lognormal whose 5th and 95th percentiles these are, times how often. */
function expected(frequency: number, low: number, high: number): number {
  const sigma = Math.log(high / low) / (2 * z);
  return frequency * Math.sqrt(low * high) * Math.exp((sigma * sigma) / 2);
}

withShared("a register of another author (quantrr, through OUTSPEND_SHARED)", () => {
  let opened: ExcelSession;
  const openOffice = officeOver(async () => {
    const book = await readXlsx(readFileSync(file));
    return openGridWithTyping(book);
  });

  it("reads with one header mapped and two columns joined, and follows the cell the others are computed from", async () => {
    const office = await openOffice();
    const [, , third] = office.grid.sheets();
    const sheet = third?.id ?? "";
    const cell = (row: number, column: number) => ({
      sheet,
      startRow: row,
      startColumn: column,
      endRow: row,
      endColumn: column,
    });
    opened = await openExcelSession(office);
    const { session, view, column, typed, threat } = opened;

    office.grid.activateSheet(sheet);
    office.grid.select(cell(1, 3));
    expect(await session.chooseSelection()).toEqual({ kind: "chosen" });
    expect(view().place.address).toBe("Estimates!A1:G4");
    expect(view().totals.kind).toBe("refused");
    expect(view().columns.find(({ header }) => header === "Frequency (per yer)")).toMatchObject({
      field: null,
      guess: "frequency",
      address: "D1",
    });
    await session.mapColumn(column("Frequency (per yer)"), "frequency");
    expect(view().threats.map(({ state }) => state)).toEqual(["open", "problem", "problem"]);
    await session.joinColumns([column("Treatment"), column("Risk")]);

    const losses = (): (readonly [string, number | null])[] =>
      view().threats.map(({ name, figures }) => [name, figures.expectedLoss]);
    const names = [
      "None Cybersecurity Breach",
      "Use MFA (optomistic) Cybersecurity Breach",
      "Use MFA (pessimistic) Cybersecurity Breach",
    ];
    const check = (frequency: number): void => {
      const shares = [1, 1 - 0.99, 1 - 0.76];
      for (const [index, [name, loss]] of losses().entries()) {
        expect(name).toBe(names[index]);
        const independent = expected(frequency * (shares[index] ?? 0), 31_900, 17_000_000);
        expect(Math.abs((loss ?? 0) / independent - 1)).toBeLessThan(1e-12);
      }
    };
    expect(losses()).toHaveLength(3);
    check(0.0748);
    expect(view().money).toMatchObject({ sign: "$", isBefore: true, decimals: 0 });

    // The other two frequencies are formulas over this one.
    const base = threat(names[0] ?? "");
    expect(base.byColumn.get(column("Frequency (per yer)"))).toMatchObject({
      typed: "7.48%",
      formula: null,
    });
    await session.save(base, typed({ "Frequency (per yer)": "15%" }));
    await office.grid.settled();
    await opened.until(
      () => (losses()[2]?.[1] ?? 0) > 1.5 * expected(0.0748 * 0.24, 31_900, 17_000_000),
    );
    check(0.15);

    // Their cells are marked as formulas, and stay so unless that is chosen.
    const computed = threat(names[1] ?? "");
    const marked = computed.byColumn.get(column("Frequency (per yer)"));
    expect(marked).toMatchObject({ formula: "=D$2*(1-0.99)", address: "D3" });
    const changes = typed({ "Frequency (per yer)": "1%" });
    expect(await session.save(computed, changes)).toEqual({
      kind: "formulas",
      columns: [column("Frequency (per yer)")],
    });
    expect(office.grid.formulas(cell(2, 3))).toEqual([["=D$2*(1-0.99)"]]);
    const replaced = await session.save(computed, changes, { replaceFormulas: true });
    expect(replaced).toEqual({ kind: "saved", threat: computed.id });
    expect(office.grid.formulas(cell(2, 3))).toEqual([[0.01]]);
    await opened.close();
  });
});

if (!existsSync(file)) {
  it("of another author is not there to be read: OUTSPEND_SHARED names no folder with it", () => {
    expect(existsSync(file)).toBe(false);
  });
}
