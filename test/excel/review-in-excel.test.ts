import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostFaults } from "../../src/embedded/office-host/workspace/host-faults";
import { noFaults } from "../../src/embedded/office-host/workspace/host-faults";
import type { Choice } from "../../src/session/contract/register-session";
import { trendAnswer } from "../../src/taskpane/review/trend-answer";
import { rangeAddress } from "../../src/workbook/book/cell-address";
import { writeXlsx } from "../../src/workbook/xlsx/write/write-xlsx";
import { officeOver } from "../embedded/office-host/opened-office";
import { openExcelSession } from "../support/pane/excel-session";
import { isLong } from "../support/is-long";
import { shown } from "../support/workbook/grid-cells";
import { partsOf } from "../support/workbook/saved-parts";
import { openGridWithTyping } from "../support/workbook/univer-typing";

/* Reviews are recorded and accepted through the real office.js, our host and the embedded workbook's grid. */

const openOffice = officeOver(openGridWithTyping);
/** 31 March 2026, and a quarter later. */
const [march, june] = [46112, 46203];

const threats = [
  ["Threat", "Frequency", "Loss", "Spend"],
  ["Fire", 0.1, 1000, 40],
  ["Theft", 2, 50, 5],
];

async function open(faults: Partial<HostFaults> = {}) {
  const office = await openOffice({ quiet: 5 });
  const { grid } = office;
  const sheet = grid.activeSheet();
  const place = { sheet, startRow: 2, startColumn: 1, endRow: 4, endColumn: 4 };
  grid.write(place, threats);
  grid.addTable(place, true, "Threats");
  await grid.settled();
  const pane = await openExcelSession(office);
  const stop = pane.session.reviews.follow();
  while (pane.session.reviews.getSnapshot() === null) {
    await new Promise((done) => setTimeout(done, 5));
  }
  Object.assign(office.host.faults, faults);
  /** Cells of a table with its headers; null where there is none. */
  const table = (name: string): unknown[][] | null => {
    const found = grid.tables().find((each) => each.name === name);
    return found ? grid.values(found.range).map((row) => row.map((cell) => cell ?? "")) : null;
  };
  return {
    ...{ office, pane, table },
    record: (day: number): Promise<Choice> => pane.session.reviews.record(day),
    accept: (after: number): Promise<Choice> =>
      pane.session.reviews.accept({
        ...{ threat: pane.view().threats[0]?.id ?? "", before: 0.1, after },
        ...{ key: "frequency", day: june, why: "1 event in 1 years" },
      }),
    end: async (): Promise<void> => {
      Object.assign(office.host.faults, noFaults());
      stop();
      await pane.close();
    },
  };
}

const history = (day: number) => threats.slice(1).map((row) => [day, ...row]);
const headers = ["Date", ...(threats[0] ?? [])];

describe("a review in Excel", () => {
  it.each<[string, Partial<HostFaults>]>([
    ["no fault", {}],
    ["no undo groups", { undoGroups: "unknown" }],
    ["refused undo groups", { undoGroups: "refused" }],
    ["lost events", { lostEvents: true }],
  ])("is recorded below the one before, in tables that grow, with %s", async (_, faults) => {
    const { record, table, end } = await open(faults);
    expect(await record(march)).toEqual({ kind: "chosen" });
    expect(table("RegisterHistory")).toEqual([headers, ...history(march)]);
    expect(await record(june)).toEqual({ kind: "chosen" });
    expect(table("RegisterHistory")).toEqual([headers, ...history(march), ...history(june)]);
    expect(table("RegisterReviews")).toHaveLength(3);
    await end();
  });

  it.each(["first", "next"])(
    "is recorded in one step of undo, the %s time, and taken back in one",
    async (time) => {
      const { office, pane, record, table, end } = await open();
      if (time === "next") await record(march);
      const both = () => [table("RegisterHistory"), table("RegisterReviews")];
      const [before, sheets] = [both(), office.grid.sheets().length];
      expect(await record(june)).toEqual({ kind: "chosen" });
      const after = both();
      await pane.caughtUp();
      office.grid.undo();
      await office.grid.settled();
      expect(both()).toEqual(before);
      expect(office.grid.sheets()).toHaveLength(sheets);
      office.grid.redo();
      await office.grid.settled();
      expect(both()).toEqual(after);
      await pane.caughtUp();
      expect(await pane.session.takeBack()).toMatchObject({
        ...{ kind: "record", result: { kind: "saved" } },
      });
      const left = (rows: unknown[][] | null) =>
        rows?.slice(1).filter((row) => row.some((cell) => cell !== ""));
      expect(both().map(left)).toEqual(before.map((rows) => left(rows) ?? []));
      await end();
    },
  );

  it("is refused where the sheet of the history is protected, and nothing is written", async () => {
    const { office, record, table, end } = await open();
    await record(march);
    const { grid } = office;
    const history = grid.tables().find(({ name }) => name === "RegisterHistory");
    grid.protect(history?.range.sheet ?? "", true);
    const both = () => [table("RegisterHistory"), table("RegisterReviews")];
    const before = both();
    const refused = await record(june);
    expect(refused).toMatchObject({ kind: "refused" });
    expect(JSON.stringify(refused)).toMatch(/protected/);
    expect(both()).toEqual(before);
    grid.protect(history?.range.sheet ?? "", false);
    expect(await record(june)).toEqual({ kind: "chosen" });
    await end();
  });

  it("is not taken back where the history says something else by then", async () => {
    const { office, pane, record, table, end } = await open();
    await record(june);
    const { grid } = office;
    const found = grid.tables().find((each) => each.name === "RegisterHistory");
    const { sheet, startRow, startColumn } = found?.range ?? {
      sheet: "",
      startRow: 0,
      startColumn: 0,
    };
    const cell = { startRow: startRow + 1, endRow: startRow + 1 };
    grid.write({ sheet, ...cell, startColumn: startColumn + 3, endColumn: startColumn + 3 }, [[7]]);
    await grid.settled();
    await pane.caughtUp();
    const before = table("RegisterHistory");
    expect(await pane.session.takeBack()).toMatchObject({ result: { kind: "refused" } });
    expect(table("RegisterHistory")).toEqual(before);
    await end();
  });

  it("is accepted in one step of undo over the register and the log, and taken back in one", async () => {
    const { office, pane, accept, table, end } = await open();
    await accept(0.1);
    const before = [table("Threats"), table("ReviewLog")];
    expect(await accept(0.2)).toEqual({ kind: "chosen" });
    const after = [table("Threats"), table("ReviewLog")];
    expect(after[0]?.[1]).toEqual(["Fire", 0.2, 1000, 40, june]);
    expect(after[1]?.at(-1)).toEqual([
      ...[june, "Fire", "Frequency", 0.1, 0.2, "1 event in 1 years"],
    ]);
    await pane.caughtUp();
    office.grid.undo();
    await office.grid.settled();
    expect([table("Threats"), table("ReviewLog")]).toEqual(before);
    office.grid.redo();
    await office.grid.settled();
    await pane.caughtUp();
    const back = await pane.session.takeBack();
    expect(back).toMatchObject({ kind: "review", result: { kind: "saved" } });
    expect([table("Threats"), table("ReviewLog")]).toEqual(before);
    await end();
  });

  it.each([
    ["accepted", false],
    ["accepted", true],
    ["recorded", false],
    ["recorded", true],
  ])(
    "is %s as a whole, or leaves the workbook as it was, at each sync (tables there: %s)",
    async (what, isThere) => {
      const { office, pane, accept, record, end } = await open({ undoGroups: "unknown" });
      const { grid } = office;
      if (isThere) {
        await accept(0.15);
        grid.write(
          { sheet: grid.activeSheet(), startRow: 3, startColumn: 2, endRow: 3, endColumn: 2 },
          [[0.1]],
        );
        // A column that the history does not know comes in.
        await record(march);
        grid.write(
          { sheet: grid.activeSheet(), startRow: 2, startColumn: 6, endRow: 4, endColumn: 6 },
          [["Category"], ["a"], ["b"]],
        );
        await grid.settled();
        await pane.caughtUp();
      }
      const everything = () => {
        const { sheets, tables, names } = grid.book();
        return JSON.stringify({ sheets, tables, names });
      };
      const before = everything();
      let refusals = 0;
      for (let failingSync = 1; failingSync < 120; failingSync++) {
        await pane.caughtUp();
        Object.assign(office.host.faults, { failingSync });
        const choice = what === "recorded" ? await record(june) : await accept(0.3);
        const isOver = office.host.faults.failingSync > 0;
        Object.assign(office.host.faults, { failingSync: 0 });
        await grid.settled();
        if (choice.kind === "chosen") {
          expect(everything()).not.toBe(before);
          if (isOver) break;
          await pane.caughtUp();
          for (let step = 0; step < 60 && everything() !== before; step++) {
            grid.undo();
            await grid.settled();
          }
          await grid.settled();
        } else {
          refusals++;
          expect([failingSync, choice.message, everything() === before]).toEqual([
            failingSync,
            expect.not.stringContaining("Only a part"),
            true,
          ]);
        }
      }
      expect(refusals).toBeGreaterThan(5);
      await end();
    },
    60_000,
  );
});

describe("the trend of reviews, put into the sheet", () => {
  async function insertTrend() {
    const opened = await open();
    const { office, pane, record } = opened;
    const { grid } = office;
    await record(march);
    const sheet = grid.activeSheet();
    grid.write({ sheet, startRow: 3, startColumn: 4, endRow: 3, endColumn: 4 }, [[90]]);
    await grid.settled();
    await pane.caughtUp();
    await record(june);
    const { reported = [] } = pane.session.reviews.getSnapshot() ?? {};
    expect(reported.map(({ day }) => day)).toEqual([march, june]);
    grid.select({ sheet, startRow: 9, startColumn: 0, endRow: 9, endColumn: 0 });
    const { answer, chart } = trendAnswer(reported);
    expect(await pane.session.insertAnswer({ ...answer, chart })).toEqual({ kind: "chosen" });
    await grid.settled();
    const filled = { sheet, startRow: 9, endRow: 11, startColumn: 0, endColumn: 3 };
    return { ...opened, grid, values: grid.values(filled).map((row) => row.map(shown)) };
  }

  it("is a table that follows, and a chart whose lines read its columns", async () => {
    const { grid, values, end } = await insertTrend();
    expect(values).toEqual([
      ["Date", "Required", "Spend", "Gap"],
      [march, 200, 45, 155],
      [june, 200, 95, 105],
    ]);
    const [chart] = grid.charts?.list() ?? [];
    const at = (range: { readonly sheet: string } | null | undefined) =>
      range && rangeAddress(range as never);
    expect(chart?.kind).toBe("XYScatterLinesNoMarkers");
    expect(
      chart?.series.map(({ name, values: of, categories }) => [name, at(of), at(categories)]),
    ).toEqual([
      ["Required", "B11:B12", "A11:A12"],
      ["Spend", "C11:C12", "A11:A12"],
      ["Gap", "D11:D12", "A11:A12"],
    ]);
    const parts = await partsOf(await writeXlsx(grid.book(), new Set()));
    const [, xml = ""] = [...parts].find(([path]) => path.startsWith("xl/charts/chart")) ?? [];
    const read = [...xml.matchAll(/<c:f>([^<]*)<\/c:f>/g)].map(([, formula]) => formula);
    expect(read).toEqual(
      ["B", "C", "D"].flatMap((column) =>
        ["A", column].map((each) => `Sheet1!$${each}$11:$${each}$12`),
      ),
    );
    expect(xml).toContain("<c:v>155</c:v>");
    await end();
  });

  (isLong ? it : it.skip)(
    "is opened by LibreOffice with the same figures",
    async () => {
      const { grid, end } = await insertTrend();
      const folder = mkdtempSync(join(tmpdir(), "trend-"));
      writeFileSync(join(folder, "trend.xlsx"), await writeXlsx(grid.book(), new Set()));
      const args = [
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        "again",
      ];
      const { status, stderr } = spawnSync("soffice", [...args, "trend.xlsx"], {
        ...{ cwd: folder, encoding: "utf8" },
      });
      expect([status, stderr]).toEqual([0, expect.any(String)]);
      const parts = await partsOf(readFileSync(join(folder, "again", "trend.xlsx")));
      rmSync(folder, { recursive: true });
      const xml = [...parts].flatMap(([path, part]) =>
        path.includes("charts/chart") ? [part] : [],
      );
      expect(xml).toHaveLength(1);
      const cached = [...(xml[0] ?? "").matchAll(/<c:yVal>.*?<\/c:yVal>/gs)].map(([values]) =>
        [...values.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value)),
      );
      expect(cached).toEqual([
        [200, 200],
        [45, 95],
        [155, 105],
      ]);
      const sheets = [...parts].flatMap(([path, part]) =>
        path.includes("worksheets/") ? [part] : [],
      );
      expect(sheets.filter((part) => part.includes('t="e"'))).toEqual([]);
      await end();
    },
    120_000,
  );
});
