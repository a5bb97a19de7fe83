import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, open, openOn, threat, view } = on;

afterEach(() => {
  on.close();
});

/** What a choice comes to, once the sheets have answered. */
async function settle<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, on.timer.pass(0)]);
  return result;
}

describe("texts that stand for numbers", () => {
  const cells = [headers, ["Fire", "0.125", "2.5m", "40"], ["Theft", "10 %", 10, "lots"]];

  beforeEach(() =>
    open({ a: { row: 3, column: 1, cells, formats: [undefined, "@", "@", "$#,##0"] } }),
  );

  it("are listed with the numbers, but for what is none", () => {
    expect(
      view().textNumbers.map(({ subject, address, typed }) => [subject, address, typed]),
    ).toEqual([
      ["Frequency of Fire", "C5", "0.125"],
      ["Loss of Fire", "D5", "2500000"],
      ["Spend of Fire", "E5", "40"],
      ["Frequency of Theft", "C6", "10%"],
    ]);
  });

  it("become numbers one by one, in a format that keeps them so", async () => {
    expect(await settle(on.session.makeNumbers(["C5"]))).toEqual({ kind: "chosen" });
    expect(on.sheets.contents("a")[1]).toEqual(["Fire", 0.125, "2.5m", "40"]);
    expect(threat("Fire").byColumn.get(column("Frequency"))).toMatchObject({
      value: 0.125,
      format: "General",
    });
    expect(view().textNumbers).toHaveLength(3);
  });

  it("become numbers all at once in one step of undo, which is taken back as one", async () => {
    await settle(on.session.makeNumbers(view().textNumbers.map(({ address }) => address)));
    expect(on.sheets.steps).toBe(1);
    expect(on.sheets.contents("a").slice(1)).toEqual([
      ["Fire", 0.125, 2_500_000, 40],
      ["Theft", 0.1, 10, "lots"],
    ]);
    expect(threat("Theft").byColumn.get(column("Frequency"))?.text).toBe("10%");
    expect(await settle(on.session.takeBack())).toMatchObject({ kind: "write", name: "" });
    expect(on.sheets.contents("a")).toEqual(cells);
    expect(threat("Fire").byColumn.get(column("Loss"))?.format).toBe("@");
  });

  it("stay where somebody has changed them meanwhile", async () => {
    on.sheets.put("a", { row: 3, column: 1, cells: [headers, ["Fire", "1 in 9", 1, 1], theft] });
    expect(await settle(on.session.makeNumbers(["C5"]))).toMatchObject({ kind: "refused" });
    expect(on.sheets.contents("a")[1]?.[1]).toBe("1 in 9");
  });

  it("stay on a protected sheet, and that is said", async () => {
    on.sheets.put("a", { row: 3, column: 1, cells, isProtected: true });
    expect(await settle(on.session.makeNumbers(["C5"]))).toEqual({
      kind: "refused",
      message: "The sheet is protected.",
    });
  });
});

/** A header over cells in a format, and the header that would say what they show. */
interface UnitRow {
  readonly header: string;
  readonly format: string;
  readonly held: number;
  readonly proposed: string;
  readonly from: number;
  readonly to: number;
}

describe("a unit that only a number format says", () => {
  it.each`
    header          | format            | held       | proposed                | from    | to
    ${"Loss"}       | ${'#,##0 "k€"'}   | ${250}     | ${"Loss (k€)"}          | ${1}    | ${1000}
    ${"Loss (SLE)"} | ${'#,##0 "k"'}    | ${250}     | ${"Loss (SLE) (k)"}     | ${1}    | ${1000}
    ${"Loss (€)"}   | ${'0.0 "Mio. €"'} | ${2.5}     | ${"Loss (€) (Mio. €)"}  | ${1}    | ${1e6}
    ${"Loss"}       | ${'"T€" #,##0'}   | ${250}     | ${"Loss (thousands €)"} | ${1}    | ${1000}
    ${"Loss (k€)"}  | ${'#,##0, "k€"'}  | ${250_000} | ${"Loss (€)"}           | ${1000} | ${1}
    ${"Loss (k€)"}  | ${"#,##0,"}       | ${250_000} | ${"Loss"}               | ${1000} | ${1}
  `(
    "asks of $header in $format for $proposed",
    async ({ header, format, held, proposed, from, to }: UnitRow) => {
      const cells = [
        ["Threat", "Frequency", header],
        ["Fire", 1, held],
      ];
      await open({ a: { cells, formats: [undefined, undefined, format] } });
      expect(view().unitsAsked).toMatchObject([
        { header, proposed, held, scale: from, proposedScale: to, address: "C1" },
      ]);
      // Nothing is applied before it stands in the sheet.
      expect(view().totals).toMatchObject({ expectedLoss: held * from });
      await settle(on.session.writeUnits([column(header)]));
      expect(on.sheets.contents("a")[0]?.[2]).toBe(proposed);
      expect(view().unitsAsked).toEqual([]);
      expect(view().totals).toMatchObject({ expectedLoss: held * to });
    },
  );

  it.each`
    header         | format
    ${"Loss"}      | ${'#,##0, "k"'}
    ${"Loss"}      | ${"#,##0,"}
    ${"Loss"}      | ${"$#,##0"}
    ${"Loss (k€)"} | ${'#,##0 "k€"'}
    ${"Loss (k€)"} | ${"#,##0 €"}
    ${"Loss"}      | ${'#,##0 "kr"'}
    ${"Loss"}      | ${'#,##0 "pieces"'}
    ${"Loss"}      | ${"General"}
    ${"Loss"}      | ${'[>=1000000]0.0,,"M";[>=1000]0,"K";0'}
  `("asks nothing of $header in $format", async ({ header, format }: UnitRow) => {
    const cells = [
      ["Threat", "Frequency", header],
      ["Fire", 1, 250_000],
    ];
    await open({ a: { cells, formats: [undefined, undefined, format] } });
    expect(view().unitsAsked).toEqual([]);
  });

  it("is asked of percentages whose header counts them twice", async () => {
    const cells = [
      ["Threat", "Frequency", "Loss", "Loss reduction (%)"],
      ["Fire", 1, 100, 0.25],
    ];
    await open({ a: { cells, formats: [undefined, undefined, undefined, "0%"] } });
    expect(view().unitsAsked).toMatchObject([{ proposed: "Loss reduction", held: 0.25 }]);
    await settle(on.session.writeUnits([column("Loss reduction (%)")]));
    expect(view().totals).toMatchObject({ expectedLoss: 75 });
  });

  it("is no longer asked once it is settled, for everybody", async () => {
    const cells = [headers, fire];
    const formats = [undefined, undefined, '#,##0 "k€"', '#,##0 "k€"'];
    await open({ a: { cells, formats } });
    expect(view().unitsAsked.map(({ header }) => header)).toEqual(["Loss", "Spend"]);
    await on.session.settleUnit(column("Loss"));
    on.session.close();
    await openOn();
    expect(view().unitsAsked.map(({ header }) => header)).toEqual(["Spend"]);
  });

  it("goes into several headers at once, and what was said of them stays", async () => {
    const cells = [
      ["Threat", "Often", "Damage", "Spend"],
      ["Fire", 0.1, 1000, 40],
    ];
    const formats = [undefined, undefined, '#,##0 "k€"', '#,##0 "k€"'];
    await open({
      a: { cells, formats, kind: "sheet" },
    });
    on.sheets.goTo({
      sheet: "Sheet1",
      areas: ["a"],
      cells: { row: 0, column: 0, rows: 2, columns: 4 },
    });
    await on.session.chooseSelection();
    await on.session.mapColumn(column("Often"), "frequency");
    await on.session.mapColumn(column("Damage"), "loss");
    await settle(on.session.writeUnits([column("Damage"), column("Spend")]));
    expect(on.sheets.contents("a")[0]).toEqual(["Threat", "Often", "Damage (k€)", "Spend (k€)"]);
    expect(on.sheets.steps).toBe(1);
    expect(view().columns[2]).toMatchObject({ field: "loss", isMapped: true, scale: 1000 });
    expect(view().totals).toMatchObject({ expectedLoss: 100_000 });
  });
});

describe("a unit that is said", () => {
  it("counts whatever the header says, is kept, and left to the header again", async () => {
    await open({
      a: {
        cells: [
          ["Threat", "Frequency", "High (90%) (k€)", "Low (10%)"],
          ["Fire", 1, 9, 1],
        ],
      },
    });
    const high = () => view().columns[2];
    expect(high()).toMatchObject({ scale: 1000, unit: null });
    await on.session.setUnit(column("High (90%) (k€)"), "");
    expect(high()).toMatchObject({ scale: 1, unit: "", field: "high" });
    const [loss] = view().threats.map(({ figures }) => figures.expectedLoss);
    await on.session.setUnit(column("Low (10%)"), "millions");
    await on.session.setUnit(column("High (90%) (k€)"), "millions");
    expect((view().threats[0]?.figures.expectedLoss ?? 0) / 1e6).toBeCloseTo(loss ?? 0, 9);
    on.session.close();
    await openOn();
    expect(high()).toMatchObject({ scale: 1e6, unit: "millions" });
    await on.session.setUnit(column("High (90%) (k€)"), null);
    expect(high()).toMatchObject({ scale: 1000, unit: null });
  });

  it("says how often, and is gone with the field it was said of", async () => {
    await open({
      a: {
        cells: [
          ["Threat", "Frequency", "Loss"],
          ["Fire", 2, 100],
        ],
      },
    });
    for (const [unit, expected] of [
      ["per month", 2400],
      ["per quarter", 800],
      ["per 5 years", 40],
    ] as const) {
      await on.session.setUnit(column("Frequency"), unit);
      expect(view().totals).toMatchObject({ expectedLoss: expected });
    }
    await on.session.mapColumn(column("Frequency"), "attempts");
    expect(view().columns[1]).toMatchObject({ unit: null, field: "attempts" });
  });
});
