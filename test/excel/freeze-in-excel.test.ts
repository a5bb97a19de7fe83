import { excelSharePort } from "../../src/excel/share/share-port";
import type { SharingSession, Thawing } from "../../src/session/contract/share";
import { openSharing } from "../../src/session/share/open-sharing";
import { noFaults } from "../../src/embedded/office-host/workspace/host-faults";
import type { Grid } from "../../src/embedded/grid";
import type { Book } from "../../src/workbook/book/book";
import { aMoment, type OpenedOffice, officeOver } from "../embedded/office-host/opened-office";
import { calculatingGrid, functionIds } from "../support/workbook/calculating-grid";
import { bookOf, spilling } from "../support/workbook/book-of";
import { formulasAt, put, rangeAt, valuesAt } from "../support/workbook/grid-cells";

const ours = { ids: functionIds, prefix: "" };

/** A register with formulas of every kind beside and below it, and a sheet that nobody sees. */
const book: Book = {
  ...spilling(
    bookOf(
      {
        Threats: {
          ...{
            A1: "Threat",
            B1: "Frequency",
            C1: "Loss low",
            D1: "Loss high",
            E1: "Spend",
            F1: "Mean",
          },
          ...{ A2: "Fire", B2: 0.5, C2: 1000, D2: 90_000, E2: 300, F2: "=EXPECTED_LOSS(B2,C2,D2)" },
          ...{
            A3: "Flood",
            B3: 0.1,
            C3: 2000,
            D3: 70_000,
            E3: 200,
            F3: "=EXPECTED_LOSS(B3,C3,D3)",
          },
          ...{ A4: "Fraud", B4: 2, C4: 100, D4: 9000, E4: 100, F4: "=EXPECTED_LOSS(B4,C4,D4)" },
          F5: "=SUM(F2:F4)",
        },
        Answers: {
          A1: "=COVERAGE_GAP(Threats!A1:E4)",
          A2: '="Gap: "&TEXT(COVERAGE_GAP(Threats!$A$1:$E$4),"0")',
          A4: "=LOSS_SUMMARY(Threats!A1:E4)",
          D1: "=ROWS(A4#)",
          D2: "=COVERAGE_GAP(Threats!F2:F4,Threats!E2:E4)",
          F1: "=CONTEST_OUTCOME(900000,200000)",
          F4: "=Worst*2",
          F5: "=A1+1",
        },
        Hidden: { B2: "=LOSS_PERCENTILE(Threats!A1:E4,0.99)" },
      },
      {
        names: [
          { name: "Summary", formula: "Answers!$A$4#" },
          { name: "Worst", formula: "LOSS_PERCENTILE(Threats!$A$1:$E$4,0.999)" },
        ],
      },
    ),
  ),
};
const seen = ["Threats!A1:F8", "Answers!A1:J30", "Hidden!A1:B3"];

const openOffice = officeOver(async () => ({ grid: await calculatingGrid(book) }));

interface Opened {
  readonly office: OpenedOffice;
  readonly grid: Grid;
  readonly sharing: SharingSession;
  readonly values: () => Promise<unknown[][][]>;
  readonly formulas: () => Promise<unknown[][][]>;
}

async function open(): Promise<Opened> {
  const office = await openOffice({ quiet: 5 });
  const { Excel, OfficeExtension, Office } = office.window;
  Object.assign(globalThis, { Excel, OfficeExtension, Office });
  const { grid } = office;
  return {
    office,
    grid,
    sharing: openSharing(excelSharePort, ours),
    values: async () => {
      await grid.settled();
      return seen.map((address) => valuesAt(grid, address));
    },
    formulas: async () => {
      await grid.settled();
      return seen.map((address) => formulasAt(grid, address));
    },
  };
}

async function freeze({ sharing }: Opened) {
  const shown = await sharing.preview();
  if (shown.kind !== "preview") throw new Error(JSON.stringify(shown));
  return { shown, frozen: await sharing.freeze(shown) };
}

const isNumber = (value: unknown): value is number => typeof value === "number";

function expectSame(now: unknown[][][], before: unknown[][][]): void {
  const [left, right] = [now.flat(2), before.flat(2)];
  expect(left).toHaveLength(right.length);
  for (const [index, value] of left.entries()) {
    const other = right[index];
    if (isNumber(value) && isNumber(other)) {
      expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)));
    } else expect(value).toEqual(other);
  }
}

describe("a workbook that is frozen", () => {
  it("keeps every figure without a call of ours, stays alive where Excel can, and says beforehand what it touches", async () => {
    const opened = await open();
    const { grid, values, formulas } = opened;
    const before = await values();
    const { shown, frozen } = await freeze(opened);
    expect(shown.sheets).toEqual([
      { sheet: "Threats", cells: ["F2:F4"] },
      {
        sheet: "Answers",
        cells: ["A1:A2", expect.stringMatching(/^A4:B\d+$/), "D1:D4", "F1:I2", "F4"],
      },
      { sheet: "Hidden", cells: ["B2"] },
    ]);
    expect(frozen).toEqual({ kind: "frozen", native: 5, values: 5, fixed: 2 });
    expectSame(await values(), before);
    const texts = (await formulas())
      .flat(2)
      .filter((text) => typeof text === "string" && text.startsWith("="));
    for (const text of texts) for (const id of functionIds) expect(text).not.toContain(`${id}(`);
    expect(formulasAt(grid, "Answers!D1")).toEqual([[expect.stringMatching(/^=ROWS\(A4:B\d+\)$/)]]);
    put(grid, "Threats!B2", [[1]]);
    await grid.settled();
    const [[mean]] = valuesAt(grid, "Threats!F2") as [[number]];
    expect(mean / (before[0]?.[1]?.[5] as number)).toBeCloseTo(2, 12);
  });

  it("is one step of undo", async () => {
    const opened = await open();
    const before = await opened.formulas();
    await freeze(opened);
    await aMoment();
    opened.grid.undo();
    expect(await opened.formulas()).toEqual(before);
    // The list may stay, in Excel too: what it says is there already.
    expect(await opened.sharing.thaw()).toMatchObject({ kind: "thawed", notBack: [] });
    expect(await opened.formulas()).toEqual(before);
  });

  it("is as it was once it is thawed, in one step of undo, and freezing again works", async () => {
    const opened = await open();
    const { sharing, formulas, values, grid } = opened;
    const [before, figures] = [await formulas(), await values()];
    await freeze(opened);
    const frozen = await formulas();
    expect(await sharing.waiting()).toBe(12);
    expect(await sharing.thaw()).toEqual({ kind: "thawed", count: 12, notBack: [] });
    expect(await formulas()).toEqual(before);
    expectSame(await values(), figures);
    expect(grid.names().map(({ formula }) => formula)).toEqual([
      expect.stringContaining("$A$4#"),
      expect.stringContaining("LOSS_PERCENTILE"),
      expect.anything(),
    ]);
    expect(await sharing.waiting()).toBe(0);
    await aMoment();
    grid.undo();
    expect(await formulas()).toEqual(frozen);
    grid.redo();
    expect(await formulas()).toEqual(before);
    expect(await freeze(opened)).toMatchObject({ frozen: { kind: "frozen" } });
    expect(await sharing.thaw()).toMatchObject({ count: 12, notBack: [] });
    expect(await formulas()).toEqual(before);
  });

  it("is thawed after rows came in and a sheet was renamed; what was changed or deleted is listed", async () => {
    const opened = await open();
    const { grid, sharing, office } = opened;
    await freeze(opened);
    grid.insert(rangeAt(grid, "Threats!A3:XFD3"), "Down");
    grid.insert(rangeAt(grid, "Answers!A3:XFD3"), "Down");
    await office.run(async (context) => {
      context.workbook.worksheets.getItem("Threats").name = "Our risks";
      await context.sync();
    });
    put(grid, "Hidden!B2", [[5]]);
    grid.remove(rangeAt(grid, "Answers!A2:XFD2"), "Up");
    const thawed = await sharing.thaw();
    expect([...(thawed as Thawing).notBack].sort()).toEqual([
      "Answers!A2: its cells were deleted",
      "Answers!D2: its cells were changed since it was frozen",
      "Answers!F1: its cells were changed since it was frozen",
      "Hidden!B2: its cells were changed since it was frozen",
    ]);
    expect(formulasAt(grid, "Our risks!F2:F5").flat()).toEqual([
      "=EXPECTED_LOSS(B2,C2,D2)",
      null,
      "=EXPECTED_LOSS(B4,C4,D4)",
      "=EXPECTED_LOSS(B5,C5,D5)",
    ]);
    expect(formulasAt(grid, "Answers!A1").flat()).toEqual(["=COVERAGE_GAP('Our risks'!A1:E5)"]);
    await grid.settled();
    expect(valuesAt(grid, "Answers!D1")).toEqual([[expect.any(Number)]]);
  });

  it("is frozen once, and puts back what the list still has where a line of it was deleted", async () => {
    const opened = await open();
    const { grid, sharing } = opened;
    const before = await opened.formulas();
    await freeze(opened);
    expect(await sharing.preview()).toEqual({ kind: "nothing" });
    // A formula that comes in later is frozen below the others.
    put(grid, "Hidden!A3", [["=EXPECTED_LOSS(1,10)"]]);
    await grid.settled();
    expect(await freeze(opened)).toMatchObject({ frozen: { kind: "frozen" } });
    const list = "Frozen formulas";
    const rows = valuesAt(grid, `${list}!A1:C40`);
    const line = rows.findIndex(([sheet, cell]) => sheet === "Threats" && cell === "F3") + 1;
    expect(line).toBeGreaterThan(1);
    grid.remove(rangeAt(grid, `${list}!A${line}:XFD${line}`), "Up");
    expect(await sharing.thaw()).toMatchObject({ count: 12, notBack: [] });
    expect(await sharing.thaw()).toMatchObject({ count: 0, notBack: [] });
    expect(formulasAt(grid, "Hidden!A3")).toEqual([["=EXPECTED_LOSS(1,10)"]]);
    expect(formulasAt(grid, "Threats!F3").flat()[0]).not.toMatch(/EXPECTED_LOSS/);
    put(grid, "Threats!F3", [["=EXPECTED_LOSS(B3,C3,D3)"]]);
    put(grid, "Hidden!A3", [[""]]);
    expect(await opened.formulas()).toEqual(before);
  });

  it.each(["refused", "unknown", "refused late"] as const)(
    "is frozen and thawed where one step of undo is %s",
    async (undoGroups) => {
      const opened = await open();
      const before = await opened.formulas();
      opened.office.host.faults.undoGroups = undoGroups;
      expect(await freeze(opened)).toMatchObject({ frozen: { kind: "frozen", native: 5 } });
      expect(await opened.sharing.thaw()).toMatchObject({ count: 12, notBack: [] });
      expect(await opened.formulas()).toEqual(before);
    },
  );

  it("is as it was where freezing or thawing fails in any of its steps", async () => {
    const opened = await open();
    const { office, sharing, formulas, grid } = opened;
    const shown = await sharing.preview();
    if (shown.kind !== "preview") throw new Error("there must be something to freeze");
    const before = await formulas();
    const sheets = () => grid.sheets().map(({ name }) => name);
    const steps = await failedAtEach(
      office,
      () => sharing.freeze(shown),
      async () => {
        expect(await formulas()).toEqual(before);
        expect(sheets()).toEqual(["Threats", "Answers", "Hidden"]);
      },
    );
    expect(steps).toBeGreaterThan(4);
    const frozen = await formulas();
    await failedAtEach(
      office,
      () => sharing.thaw(),
      async () => {
        expect(await formulas()).toEqual(frozen);
      },
    );
    expect(await formulas()).toEqual(before);
  });
});

/** Lets each sync fail in turn, until the work gets through. @returns how many failed */
async function failedAtEach(
  office: OpenedOffice,
  work: () => Promise<{ readonly kind: string }>,
  check: () => Promise<void>,
): Promise<number> {
  for (let step = 1; step < 40; step++) {
    // What fails within a step of undo is tried once more without.
    Object.assign(office.host.faults, { failingSync: step, undoGroups: "unknown" });
    const { kind } = await work();
    // In the last, Excel is given back what was kept: everything is done.
    const isThrough = office.host.faults.failingSync > 0 || kind !== "refused";
    Object.assign(office.host.faults, noFaults());
    await office.grid.settled();
    if (isThrough) return step - 1;
    await check();
  }
  throw new Error("it must get through once no sync fails");
}

it("is refused before anything is touched where a sheet is protected, or a figure is missing", async () => {
  const opened = await open();
  const { grid, sharing, formulas } = opened;
  const before = await formulas();
  grid.protect(rangeAt(grid, "Answers!A1").sheet, true);
  expect(await sharing.preview()).toEqual({
    kind: "refused",
    message: expect.stringContaining("Answers is protected, so nothing was changed.") as string,
  });
  grid.protect(rangeAt(grid, "Answers!A1").sheet, false);
  put(grid, "Hidden!A1", [["=NOBODY_KNOWS(1)+EXPECTED_LOSS(1,2,3)"]]);
  await grid.settled();
  expect(await sharing.preview()).toEqual({
    kind: "refused",
    message: expect.stringContaining("'Hidden'!A1 shows #NAME?") as string,
  });
  grid.clear(rangeAt(grid, "Hidden!A1"), "Contents");
  expect(await formulas()).toEqual(before);
});

const openNamed = officeOver(async () => ({
  grid: await calculatingGrid({
    ...bookOf({
      Sheet1: { A1: "=ROSI(1000,0.5,Price)", A2: "=ROSI(2000,0.5,Price)+0*Other", A3: 5 },
    }),
    names: [
      { name: "Price", formula: "Sheet1!$A$3" },
      { name: "Other", formula: "Sheet1!$A$3" },
    ],
  }),
}));

it("lists a formula whose name is called otherwise now, and puts the others back", async () => {
  const { window, grid } = await openNamed({ quiet: 5 });
  const { Excel, OfficeExtension, Office } = window;
  Object.assign(globalThis, { Excel, OfficeExtension, Office });
  const sharing = openSharing(excelSharePort, ours);
  const shown = await sharing.preview();
  if (shown.kind !== "preview") throw new Error(JSON.stringify(shown));
  await sharing.freeze(shown);
  const frozen = formulasAt(grid, "Sheet1!A2");
  await Excel.run(async (context) => {
    context.workbook.names.getItem("Other").delete();
    context.workbook.names.add("Others", "=Sheet1!$A$3");
    await context.sync();
  });
  expect(await sharing.thaw()).toEqual({
    kind: "thawed",
    count: 1,
    notBack: [expect.stringMatching(/Sheet1!A2: the name Other that it reads is gone/)],
  });
  expect(formulasAt(grid, "Sheet1!A1:A2")).toEqual([["=ROSI(1000,0.5,Price)"], ...frozen]);
});
