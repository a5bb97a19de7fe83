import { spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Worksheet } from "exceljs";
import { isOfMany, readManyOptions } from "../../src/cli/many/many-options";
import type { RollUp } from "../../src/core";
import { readRegister, threatsOf, yearOfLosses } from "../../src/core";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";
import { hostileFile } from "../support/workbook/hostile-file";
import { xlsxFile } from "../support/workbook/xlsx-file";

const root = resolve(__dirname, "../..");
const shared = process.env.OUTSPEND_SHARED ?? "";
let folder = "";

interface Ran {
  readonly lines: string[];
  readonly stderr: string;
  readonly code: number | null;
}

/** The built calc, as `npm run calc` starts it. */
function calc(args: readonly string[], input = ""): Promise<Ran> {
  return new Promise((done, fail) => {
    const tool = join(root, "dist/tools/calc.cjs");
    const child = spawn(process.execPath, [tool, ...args], { cwd: folder });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (data: Buffer) => (said.stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (said.stderr += data.toString()));
    child.on("error", fail);
    child.on("close", (code) => {
      const lines = said.stdout.split("\n").filter((line) => line !== "");
      done({ lines, stderr: said.stderr, code });
    });
    child.stdin.end(input);
  });
}

const figures = ({ lines }: Ran): Record<string, unknown>[] =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>);

type Row = readonly (string | number | null)[];
const header: Row = ["Threat", "Frequency", "Loss", "Spend"];

/** A workbook with a register and a formula over it. */
const book = (rows: readonly Row[], more: (sheet: Worksheet) => void = () => undefined) =>
  xlsxFile((file) => {
    const sheet = file.addWorksheet("Register");
    sheet.addRows(rows.map((row) => [...row]));
    sheet.getCell("J1").value = { formula: "EXPECTED_LOSS(A1:D3)" };
    more(sheet);
  });
const put = (name: string, content: Uint8Array | string): void => {
  writeFileSync(join(folder, name), content);
};

const north: readonly Row[] = [header, ["Fire", 0.1, 1000, 50], ["Fraud", 2, 30, 100]];
const south: readonly Row[] = [header, ["Fire", 0.2, 2000, 500]];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "outspend many "));
  mkdirSync(join(folder, "units/deep/er"), { recursive: true });
  put("units/b north.xlsx", await book(north));
  put("units/deep/er/c south.xlsx", await book(south));
  put("units/a broken.xlsx", "no workbook");
  put("units/~$b north.xlsx", "a lock of Excel");
  put("units/notes.txt", "no workbook either");
  put("elsewhere.xlsx", await book(north));
  symlinkSync(join(folder, "elsewhere.xlsx"), join(folder, "units/link.xlsx"));
  put("problem.xlsx", await book([header, ["Fire", -1, 1000, 50]]));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("calc of many workbooks", () => {
  it("prints a line each in the order of the arguments, whatever is wrong with one", async () => {
    const ran = await calc([
      "--jobs",
      "2",
      "gone.xlsx",
      "units",
      "problem.xlsx",
      "units/b north.xlsx",
    ]);
    expect(figures(ran).map(({ file, why }) => [file, why])).toEqual([
      ["gone.xlsx", "gone.xlsx does not exist: check the path"],
      ["units/a broken.xlsx", "is not a workbook: save it as .xlsx"],
      ["units/b north.xlsx", null],
      ["units/deep/er/c south.xlsx", null],
      ["problem.xlsx", "Frequency in row 1 (Fire) of the register must be greater than 0, got -1"],
    ]);
    expect(ran.code).toBe(1);
    const year = yearOfLosses(threatsOf(readRegister(north)));
    expect(figures(ran)[2]).toMatchObject({
      ...{ register: "Register!A1:D3", threats: 2, problems: 0, expectedLoss: 160, required: 160 },
      ...{ spend: 150, gap: 50, loss95: year.percentile(0.95), loss99: year.percentile(0.99) },
      ...{ calculated: 1, kept: 0, currency: null },
    });
    expect(figures(ran)[4]).toMatchObject({ problems: 1, expectedLoss: null });
  });

  it("takes patterns and lists on standard input, and gives rows of a table", async () => {
    const ran = await calc(["--csv", "-", "*where.xlsx"], "units/**/*south.xlsx\n\n");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const [columns = "", ...rows] = ran.lines.map((line) => line.split(","));
    expect(columns.slice(0, 6)).toEqual([
      "file",
      "register",
      "currency",
      "threats",
      "problems",
      "expectedLoss",
    ]);
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ["units/deep/er/c south.xlsx", "Register!A1:D2", "", "1", "0", "400"],
      ["elsewhere.xlsx", "Register!A1:D3", "", "2", "0", "160"],
    ]);
  });

  it("ends one that takes too long, and goes on", async () => {
    const slow = await book(north, (sheet) => {
      for (let row = 1; row <= 400; row++) {
        const cells = [`Slow ${row}`, 0.5, null, null, 100 + row, 300 + 7 * row, 900 + 31 * row];
        sheet.getRow(row + 20).values =
          row === 1
            ? ["Threat", "Frequency", null, null, "Loss min", "Loss most likely", "Loss max"]
            : cells;
        sheet.getCell(`K${row}`).value = { formula: `LOSS_TAIL_MEAN(A21:G420,0.9,ROW()/1000)` };
      }
    });
    put("slow.xlsx", slow);
    const ran = await calc(["--seconds", "2", "--jobs", "1", "slow.xlsx", "elsewhere.xlsx"]);
    expect(figures(ran).map(({ why }) => why)).toEqual(["takes longer than 2 seconds", null]);
    expect(ran.code).toBe(1);
  });

  it("ends one that takes too much memory, and goes on", async () => {
    put(
      "large.xlsx",
      await book(north, (sheet) => {
        for (let row = 1; row <= 60; row++) {
          sheet.getCell(`K${row}`).value = { formula: `SUM(SEQUENCE(1000,1000,${row})*1)` };
          sheet.getCell(row, 14).value = {
            formula: `SEQUENCE(1,16000,${row})`,
            shareType: "array",
            ref: `N${row}`,
          } as never;
        }
      }),
    );
    const ran = await calc(["--megabytes", "150", "--jobs", "1", "large.xlsx", "elsewhere.xlsx"]);
    expect(figures(ran).map(({ why }) => why)).toEqual(["takes more memory than 150 MB", null]);
  });

  it("keeps results while nothing changes, and calculates what does", async () => {
    put("changing.xlsx", await book(north));
    const args = ["--cache", "kept", "changing.xlsx", "problem.xlsx"];
    const first = await calc(args);
    expect(readdirSync(join(folder, "kept"))).toHaveLength(1);
    expect((await calc(args)).lines).toEqual(first.lines);
    put("changing.xlsx", await book(south));
    expect(figures(await calc(args))[0]).toMatchObject({ expectedLoss: 400 });
    expect(readdirSync(join(folder, "kept"))).toHaveLength(2);
  });

  it("writes each with its figures below a folder, in the order and the folders they lie in", async () => {
    const before = readFileSync(join(folder, "units/b north.xlsx"));
    const ran = await calc(["units", "problem.xlsx", "--write", "written/today", "--jobs", "2"]);
    expect(figures(ran).map(({ written, lacks, why }) => [written, lacks, why])).toEqual([
      [null, null, "is not a workbook: save it as .xlsx"],
      ["written/today/b north.xlsx", null, null],
      ["written/today/deep/er/c south.xlsx", null, null],
      [
        "written/today/problem.xlsx",
        null,
        "Frequency in row 1 (Fire) of the register must be greater than 0, got -1",
      ],
    ]);
    expect(ran.code).toBe(1);
    expect(readdirSync(join(folder, "written/today"), { recursive: true }).sort()).toEqual([
      "b north.xlsx",
      "deep",
      "deep/er",
      "deep/er/c south.xlsx",
      "problem.xlsx",
    ]);
    expect(readFileSync(join(folder, "units/b north.xlsx"))).toEqual(before);
    const north = await readXlsx(readFileSync(join(folder, "written/today/b north.xlsx")));
    const figure = north.sheets[0]?.cells.find(({ row, column }) => row === 0 && column === 9);
    expect(figure).toMatchObject({ formula: "EXPECTED_LOSS(A1:D3)", value: 160 });

    const again = await calc(["written/today/b north.xlsx", "--csv", "--write", "twice/"]);
    expect(again.lines[0]).toMatch(/,written,lacks$/);
    expect(again.lines[1]).toMatch(/,twice\/b north\.xlsx,$/);
  });

  it("writes the page for a board into each, below a folder", async () => {
    const ran = await calc([
      "units/deep",
      "problem.xlsx",
      "--report",
      "pages",
      "--paper",
      "Letter",
    ]);
    expect(figures(ran).map(({ written, lacks, why }) => [written, lacks, why])).toEqual([
      ["pages/er/c south.xlsx", null, null],
      [null, null, expect.stringMatching(/^Frequency in row 1 .*got -1; .*B2: Frequency/)],
    ]);
    const { sheets } = await readXlsx(readFileSync(join(folder, "pages/er/c south.xlsx")));
    expect(sheets.map(({ name }) => name)).toEqual(["Register", "Board report"]);
    expect(readdirSync(join(folder, "pages"), { recursive: true }).sort()).toEqual([
      "er",
      "er/c south.xlsx",
    ]);
  });

  it.each<[string, readonly string[], RegExp]>([
    ["pages of another size", ["units", "--report", "o", "--paper", "A3"], /--paper must be A4 or/],
    ["a page's size without one", ["units", "--paper", "A4"], /--paper is of a report/],
    [
      "figures and pages at once",
      ["units", "--report", "o", "--write", "o"],
      /--write and --report write one file each/,
    ],
    [
      "two that would be one file",
      ["elsewhere.xlsx", "units", "twin", "--write", "out"],
      /units\/b north.xlsx and twin\/B North.xlsx would both be written as out\/B North.xlsx/,
    ],
    [
      "a folder that is read",
      ["units", "--write", "units/deep"],
      /units\/deep\/er\/c south.xlsx lies in units\/deep, which is to be written/,
    ],
    [
      "a folder above one that is read",
      ["units", "--write", "."],
      /lies in \., which is to be written/,
    ],
    [
      "a file in place of a folder",
      ["units", "--write", "elsewhere.xlsx"],
      /--write needs a folder/,
    ],
    ["a cache beside", ["units", "--write", "out", "--cache", "kept"], /--cache keeps figures/],
  ])("refuses to write %s, and writes nothing", async (_, args, message) => {
    mkdirSync(join(folder, "twin"), { recursive: true });
    put("twin/B North.xlsx", await book(north));
    const before = readdirSync(folder, { recursive: true });
    const ran = await calc(args);
    expect(ran.stderr).toMatch(message);
    expect(ran.lines).toEqual([]);
    expect(ran.code).toBeGreaterThan(0);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it.each<[string, (content: Buffer) => Promise<void>]>([
    [
      "--cache",
      (content) => {
        expect(JSON.parse(content.toString())).toHaveProperty("why", null);
        return Promise.resolve();
      },
    ],
    [
      "--write",
      async (content) => {
        expect((await readXlsx(content)).sheets).toHaveLength(1);
      },
    ],
  ])("leaves nothing half-written in its %s folder where it is killed", async (option, check) => {
    const many = join(folder, "killed");
    mkdirSync(many, { recursive: true });
    for (let i = 0; i < 12; i++) cpSync(join(folder, "elsewhere.xlsx"), join(many, `${i}.xlsx`));
    const tool = join(root, "dist/tools/calc.cjs");
    const into = `after ${option}`;
    const args = [tool, option, into, "--jobs", "2", "killed"];
    const child = spawn(process.execPath, args, { cwd: folder });
    await new Promise((done) => child.stdout.once("data", done));
    child.kill("SIGKILL");
    await new Promise((done) => child.once("close", done));
    const kept = (): string[] => readdirSync(join(folder, into));
    for (let wait = 0; wait < 50 && kept().some((name) => name.endsWith(".part")); wait++) {
      await new Promise((done) => setTimeout(done, 100));
    }
    for (const name of kept()) await check(readFileSync(join(folder, into, name)));
    expect(kept().length).toBeGreaterThan(0);
    expect(readdirSync(many)).toHaveLength(12);
  });

  it("ends with a line each for odd and hostile workbooks, and touches none", async () => {
    mkdirSync(join(folder, "odd"));
    for (let seed = 1; seed <= 20; seed++) {
      put(`odd/hostile ${seed}.xlsx`, (await hostileFile(seed)).bytes);
    }
    const ours = [join(root, "test/workbooks"), join(root, "assets")];
    const before = readdirSync(join(folder, "odd")).map((name) =>
      readFileSync(join(folder, "odd", name)),
    );
    const theirs = shared === "" ? [] : [join(shared, "workbooks")];
    const ran = await calc(["--jobs", "2", "--seconds", "20", "odd", ...ours, ...theirs]);
    const lines = figures(ran);
    expect(lines.length).toBeGreaterThanOrEqual(
      20 +
        readdirSync(join(root, "test/workbooks")).filter((name) => name.endsWith(".xlsx")).length,
    );
    for (const { why, expectedLoss } of lines) {
      expect(why === null).toBe(typeof expectedLoss === "number");
    }
    expect(
      readdirSync(join(folder, "odd")).map((name) => readFileSync(join(folder, "odd", name))),
    ).toEqual(before);
  });

  it.each<[readonly string[], RegExp]>([
    [["--jobs", "0", "units"], /--jobs must be a whole number from 1 to 256, got 0/],
    [["--jobs", "2"], /name workbooks or folders/],
    [["--roll-up", "--jobs", "2", "a"], /--jobs goes with workbooks/],
    [["--out", "a.xlsx", "units"], /--out goes with --roll-up/],
    [["--roll-up", "--currency", "EUR", "a"], /--currency and --rates go together/],
    [["--roll-up", "--level", "95", "a"], /--level must be 0 or more and less than 1, got 95/],
    [["units", "--sheet", "A", "--csv"], /--sheet does not go with many workbooks/],
  ])("refuses %j", (args, message) => {
    expect(isOfMany(args)).toBe(true);
    expect(() => readManyOptions(args)).toThrow(message);
  });

  it("says what a pattern finds nothing for, and ends with 2 where it was typed wrong", async () => {
    const nothing = await calc(["--csv", "nothing*.xlsx"]);
    expect(nothing).toMatchObject({ code: 1, lines: [] });
    expect(nothing.stderr).toBe("calc: nothing*.xlsx is the pattern of no file\n");
    expect((await calc(["--jobs", "0", "units"])).code).toBe(2);
  });
});

describe("calc of registers and roll-ups", () => {
  const rates = "Currency;Rate;Date\nUSD;0,5;2026-09-30\n";

  it("adds registers up to the year of the group, and makes a workbook whose formulas agree", async () => {
    const { lines, code } = await calc(["--registers", "units/b north.xlsx", "units/deep"]);
    expect(code).toBe(0);
    put("units.jsonl", `${lines.join("\n")}\n`);
    const rolled = await calc([
      "--roll-up",
      "units.jsonl",
      "--level",
      "0.9",
      "--out",
      "group.xlsx",
    ]);
    expect(rolled).toMatchObject({ code: 0, stderr: "" });
    const year = JSON.parse(rolled.lines.join("\n")) as ReturnType<RollUp["year"]>;
    const all = yearOfLosses([north, south].flatMap((rows) => [...threatsOf(readRegister(rows))]));
    expect(year.total).toMatchObject({
      ...{ threats: 3, expectedLoss: 560, spend: 650, gap: 50 },
      ...{ percentiles: [all.percentile(0.9)], tailMeans: [all.tailMean(0.9)] },
    });
    expect(year.units.map(({ name, expectedLoss }) => [name, expectedLoss])).toEqual([
      ["b north", 160],
      ["c south", 400],
    ]);
    expect(year.types.map(({ name, threats }) => [name, threats])).toEqual([
      ["Fire", 2],
      ["Fraud", 1],
    ]);
    const { lines: sheets } = await calc(["group.xlsx", "--all", "--sheet", "Group"]);
    const { Group } = JSON.parse(sheets.join("\n")) as { Group: Record<string, unknown> };
    expect(["A3", "C3", "A4", "C4", "A5", "B5", "C5", "G5", "H5"].map((at) => Group[at])).toEqual([
      ...["b north", 160, "c south", 400, "Group", 3, 560],
      ...[all.percentile(0.9), all.tailMean(0.9)],
    ]);
  });

  it("tells threats of one name apart where two books of one unit have them", async () => {
    mkdirSync(join(folder, "twins"), { recursive: true });
    put("twins/b north.xlsx", await book([header, ["Fire", 0.3, 1000, 0]]));
    const { lines } = await calc(["--registers", "units/b north.xlsx", "twins"]);
    const rolled = await calc(["--roll-up", "-", "--out", "twins.xlsx"], lines.join("\n"));
    expect(rolled).toMatchObject({ code: 0, stderr: "" });
    const { sheets } = await readXlsx(readFileSync(join(folder, "twins.xlsx")));
    const names = sheets[1]?.cells.filter(({ column }) => column === 0).map(({ value }) => value);
    expect(names).toEqual(["Threat", "Fire", "Fraud", "Fire (twins/b north.xlsx)"]);
    const { lines: shown } = await calc(["twins.xlsx", "--all", "--sheet", "Group"]);
    const { Group } = JSON.parse(shown.join("\n")) as { Group: Record<string, unknown> };
    expect([Group.A3, Group.C3]).toEqual(["b north", 460]);
  });

  it("converts by a table of rates, and says of which day", async () => {
    const dollars = [
      [...header, "Currency"],
      ["Fire", 0.2, 2000, 500, "USD"],
    ];
    put("dollars.xlsx", await book(dollars));
    put(
      "euros.xlsx",
      await book([
        ["Threat", "Frequency", "Loss (€)"],
        ["Fire", 1, 10],
      ]),
    );
    put("rates.csv", rates);
    const { lines } = await calc(["--registers", "dollars.xlsx", "euros.xlsx"]);
    const mixed = await calc(["--roll-up", "-"], lines.join("\n"));
    expect(mixed.stderr).toMatch(
      /standard input line 2: the currency must be one .* USD in dollars.xlsx and EUR in euros.xlsx/,
    );
    expect(mixed.code).toBe(1);
    const converted = ["--roll-up", "-", "--currency", "EUR", "--rates", "rates.csv"];
    const rolled = await calc(converted, lines.join("\n"));
    expect(JSON.parse(rolled.lines.join("\n"))).toMatchObject({
      ...{ currency: "EUR", rates: { date: "2026-09-30", of: { EUR: 1, USD: 0.5 } } },
      total: { expectedLoss: 210, spend: 250 },
    });
    const passedOn = await calc([...converted, "--registers"], lines.join("\n"));
    const again = await calc(["--roll-up", "-"], passedOn.lines.join("\n"));
    expect(JSON.parse(again.lines.join("\n"))).toMatchObject({
      total: (JSON.parse(rolled.lines.join("\n")) as { total: unknown }).total as object,
    });
  });

  it("refuses lines that are cut off, and books of which no register came", async () => {
    const { lines } = await calc(["--registers", "elsewhere.xlsx", "problem.xlsx"]);
    const cut = await calc(["--roll-up", "-"], lines.join("\n").slice(0, 60));
    expect(cut).toMatchObject({
      ...{ code: 1, lines: [] },
      stderr: "calc: standard input line 1 is no JSON: it may be cut off\n",
    });
    const without = await calc(["--roll-up", "-"], lines.join("\n"));
    expect(without.code).toBe(1);
    expect(without.stderr).toMatch(
      /line 2: the register of problem.xlsx must be there, got none: it Frequency in row 1/,
    );
  });
});
