import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { changedParts, partsOf } from "../support/workbook/saved-parts";
import { withPart, xlsxFile } from "../support/workbook/xlsx-file";

const root = resolve(__dirname, "../..");
const launch = join(root, "tools/launch.mjs");
const shared = process.env.OUTSPEND_SHARED ?? "";
let folder = "";

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** calc as people run it, minus npm. */
function calc(...args: string[]): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [launch, "calc", ...args], { cwd: folder });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (data: Buffer) => (said.stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (said.stderr += data.toString()));
    child.on("error", fail);
    child.on("close", (code) => {
      done({ ...said, code });
    });
  });
}

/** Equal to so many digits behind the point. */
const near = (value: number, digits = 7): unknown => expect.closeTo(value, digits);

const long = "x".repeat(900);

const json = ({ stdout }: Ran): unknown => JSON.parse(stdout);

/** Runs two at a time, since each start costs half a second. */
async function each<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await run(item);
  };
  await Promise.all([worker(), worker()]);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "outspend calc "));
  const columns = ["Threat", "Frequency", "Loss low", "Loss high", "Expected"];
  const file = await xlsxFile((book) => {
    const risks = book.addWorksheet("Risks");
    const loss = (name: string) => `Threats[[#This Row],[${name}]]`;
    const own = {
      formula: `_xldudf_EXPECTED_LOSS(${loss("Frequency")},${loss("Loss low")},${loss("Loss high")})`,
    };
    risks.addTable({
      name: "Threats",
      ref: "A1",
      headerRow: true,
      columns: columns.map((name) => ({ name })),
      rows: [
        ["Ransomware", 0.1, 100_000, 1_000_000, own],
        ["Theft of laptops", 2, 500, 5_000, own],
      ],
    });
    const budget = book.addWorksheet("Ann's budget");
    const formulas = {
      A1: "_xldudf_OUTSPEND_EXPECTED_LOSS(Risks!A1:D3)",
      A2: "SUM(EXPECTED_LOSS(Risks!B2:B3,Risks!C2:C3,Risks!D2:D3))*2",
      A3: "A1*2=A2",
      A4: "EXPECTED_LOSS(-1,1,2)",
      A5: "EXPECTED_LOSS(Risks!B2:B3,Risks!C2:C3,Risks!D2:D3)",
      C5: `THREAT_REGISTER("Threat",Risks!A2:A3&" risk","Frequency",Risks!B2:B3)`,
      F1: "1/0",
    };
    for (const [address, formula] of Object.entries(formulas)) {
      budget.getCell(address).value = { formula, result: "old" };
    }
    book.addWorksheet("2026").getCell("A1").value = "nothing to calculate";
  });
  writeFileSync(join(folder, "book.xlsx"), file);
  writeFileSync(join(folder, "old.xls"), Buffer.from("d0cf11e0a1b11ae1", "hex"));
  writeFileSync(join(folder, "list.csv"), "Threat,Loss\n");
  // The first run builds what is not built yet.
  await calc("--help");
}, 300_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** exceljs marks no formula as one that spills. */
const unmarked =
  "calc: 2 formulas spill here and are not stored to spill: Excel shows the first value alone";

describe("calc of a workbook", () => {
  it("prints formulas and spills of every sheet, in order, and what functions said on stderr", async () => {
    const ran = await calc("book.xlsx");
    const ransomware = 40400.12826945724;
    const laptops = 2 * 2020.006413472862;
    expect(json(ran)).toEqual({
      Risks: { E2: near(ransomware), E3: near(laptops) },
      "Ann's budget": {
        A1: near(ransomware + laptops),
        F1: "#DIV/0!",
        A2: near(2 * (ransomware + laptops)),
        A3: true,
        A4: "#VALUE!",
        A5: near(ransomware),
        C5: "Threat",
        D5: "Frequency",
        A6: near(laptops),
        C6: "Ransomware risk",
        D6: 0.1,
        C7: "Theft of laptops risk",
        D7: 2,
      },
      "2026": {},
    });
    expect(ran.stdout.indexOf('"2026"')).toBeGreaterThan(ran.stdout.indexOf('"Risks"'));
    const [complaint, ...rest] = ran.stderr.split("\n");
    expect(complaint).toMatch(/^'Ann''s budget'!A4 #VALUE!: frequency must .+, got -1$/);
    expect(rest).toEqual([unmarked, ""]);
    expect(ran.code).toBe(0);
  });

  it("prints one sheet alone, whatever the case of its name", async () => {
    const ran = await calc("book.xlsx", "--sheet", "RISKS");
    expect(Object.keys(json(ran) as object)).toEqual(["Risks"]);
    expect(ran).toMatchObject({ stderr: `${unmarked}\n`, code: 0 });
  });
});

describe("calc of one formula", () => {
  it(
    "prints a number, text, a truth or rows",
    () =>
      each<[string[], unknown]>(
        [
          [["--formula", "=EXPECTED_LOSS(0.1,100000,1000000)"], near(40400.1282694573, 9)],
          [["--formula=EXPECTED_LOSS(0.5,1000)"], 500],
          [["--formula", `="a"&1`], "a1"],
          [["--formula", "=1<2"], true],
          [
            ["--formula", "=SEQUENCE(2,2)*EXPECTED_LOSS(1,10)"],
            [
              [10, 20],
              [30, 40],
            ],
          ],
          [["--formula", "{5}"], 5],
          [["--formula", "-1+2"], 1],
          [["book.xlsx", "--formula", "=SUM(Threats[Frequency])"], 2.1],
          [["book.xlsx", "--sheet", "Ann's budget", "--formula", "ROWS(C5#)"], 3],
          [["book.xlsx", "--formula", "=A2"], "Ransomware"],
        ],
        async ([args, expected]) => {
          const ran = await calc(...args);
          expect(ran).toMatchObject({ stderr: "", code: 0 });
          expect(json(ran)).toEqual(expected);
        },
      ),
    60_000,
  );

  it("prints an error as its text, and what the function said beside it", async () => {
    const ran = await calc("--formula", "=EXPECTED_LOSS(-1,1,2)");
    expect(json(ran)).toBe("#VALUE!");
    expect(ran.stderr).toMatch(/^#VALUE!: frequency must .+, got -1\n$/);
    expect(ran.code).toBe(0);
  });
});

describe("calc that cannot do as it is told", () => {
  it(
    "says in one line what is wrong and prints nothing else",
    () =>
      each<[string[], string]>(
        [
          [[], "calc: name a workbook, or a formula after --formula"],
          [["--frmula", "=1"], "calc: --frmula is not an option of calc"],
          [["--formula"], "calc: --formula needs a value after it"],
          [["--formula", ""], "calc: --formula must not be empty"],
          [["--formula", "=1", "--sheet", "Risks"], "calc: --sheet needs a workbook"],
          [["book.xlsx", "old.xls", "--sheet", "Risks"], "calc: the workbook is given twice"],
          [
            ["--formula", "=EXPECTED_LOSS(1,"],
            "calc: the formula =EXPECTED_LOSS(1, cannot be read",
          ],
          [
            ["--formula", "=EXPECTED_LOS(1,2)"],
            "calc: the formula =EXPECTED_LOS(1,2) calls EXPECTED_LOS",
          ],
          [["nowhere.xlsx"], "calc: nowhere.xlsx does not exist: check the path"],
          [[".", "--sheet", "Risks"], "calc: . is a folder: name the workbook in it"],
          [["old.xls"], "calc: old.xls is an old .xls or has a password: save it as .xlsx"],
          [["list.csv"], "calc: list.csv is not a workbook: save it as .xlsx"],
          [
            ["book.xlsx", "--sheet", "Risk"],
            'calc: book.xlsx has no sheet "Risk": it has "Risks", "Ann\'s budget", "2026"',
          ],
          // What is long is quoted in 80 characters.
          [[`--${long}`], `calc: --${long.slice(2, 79)}… is not an option of calc`],
          [[long], `calc: ${long.slice(0, 79)}… cannot be read (ENAMETOOLONG)`],
          [
            ["--formula", `=${long}(1)`],
            `calc: the formula =${long.slice(0, 79)}… calls ${long.slice(0, 79).toUpperCase()}…, which`,
          ],
          [
            ["--formula", `=1 "${long}"`],
            `calc: the formula =1 "${long.slice(0, 76)}… cannot be read: unexpected "${long.slice(0, 78)}…: `,
          ],
        ],
        async ([args, beginning]) => {
          const ran = await calc(...args);
          expect(ran.stdout).toBe("");
          expect(ran.stderr.slice(0, beginning.length)).toBe(beginning);
          expect(ran.stderr.trimEnd()).not.toContain("\n");
          expect(ran.stderr.length).toBeLessThan(350);
          expect(ran.code).toBeGreaterThan(0);
        },
      ),
    60_000,
  );
});

describe("calc among other commands", () => {
  it("proves a plan that the search leaves open, where asked", async () => {
    const rows = "ROW(A1:A60)";
    const threats = `THREAT_REGISTER("Threat","T"&${rows},"Frequency",1+MOD(${rows}*37,23)/10,"Loss",1000+MOD(${rows}*41,29)*100)`;
    const name = (factor: number, more: number): string =>
      `"T"&(1+MOD(${rows}*${factor}+${more},60))`;
    const on = [name(13, 0), name(29, 7), name(7, 14), name(17, 21)].join(`&"; "&`);
    const controls = `THREAT_REGISTER("Control","C"&${rows},"Cost",100+MOD(${rows}*17,31)*10,"Threat",${on},"Frequency reduction",0.2+MOD(${rows}*11,19)/30)`;
    const formula = `=INDEX(BUDGET_PLAN(${threats},${controls},7000),2,7)`;
    expect(json(await calc("--formula", formula))).toBeGreaterThan(0.001);
    expect(json(await calc("--prove", "--formula", formula))).toBeLessThan(1e-6);
  });

  it("says of a workbook how it wants to be calculated", async () => {
    const file = await xlsxFile((book) => {
      book.addWorksheet("One").getCell("A1").value = { formula: "1.4*2", result: 2 };
    });
    const modes = await withPart(file, "xl/workbook.xml", (xml) =>
      xml.replace("<calcPr", '<calcPr calcMode="manual" fullPrecision="0"'),
    );
    writeFileSync(join(folder, "modes.xlsx"), modes);
    const ran = await calc("modes.xlsx");
    expect(json(ran)).toEqual({ One: { A1: 2 } });
    expect(ran.stderr).toContain("is calculated only on demand in Excel; it is calculated now");
    expect(ran.stderr).toContain("wants numbers calculated as they are shown");
  });

  it("writes a workbook with its figures, and touches nothing else of it", async () => {
    const bytes = await xlsxFile((book) => {
      const sheet = book.addWorksheet("One");
      sheet.getCell("A1").value = { formula: "1+1", result: 5 };
      sheet.getCell("A2").value = { formula: "EXPECTED_LOSS(0.1,100000,1000000)", result: 0 };
      sheet.getCell("A3").dataValidation = { type: "whole", formulae: [0, 9] };
    });
    writeFileSync(join(folder, "in.xlsx"), bytes);
    const ran = await calc("in.xlsx", "--write", "out.xlsx");
    expect(ran).toMatchObject({ stdout: "", code: 0 });
    expect(readFileSync(join(folder, "in.xlsx")).equals(bytes)).toBe(true);
    const written = readFileSync(join(folder, "out.xlsx"));
    expect(await changedParts(bytes, written)).toEqual(["xl/worksheets/sheet1.xml"]);
    const [before = "", after = ""] = await Promise.all(
      [bytes, written].map(async (file) => (await partsOf(file)).get("xl/worksheets/sheet1.xml")),
    );
    expect(after).toBe(
      before.replace("<v>5</v>", "<v>2</v>").replace("<v>0</v>", "<v>40400.12826945724</v>"),
    );
    const again = await calc("out.xlsx", "--write", "in.xlsx");
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, "in.xlsx")).equals(written)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    for (const [target, words] of [
      ["in.xlsx", "is the workbook itself: name another file to write"],
      ["out.xlsm", "must end with .xlsx, as in.xlsx"],
      ["nowhere/out.xlsx", "is in a folder that does not exist: check the path"],
    ] as const) {
      const refused = await calc("in.xlsx", "--write", target);
      expect(refused).toMatchObject({ stdout: "", stderr: `calc: ${target} ${words}\n`, code: 1 });
    }
  }, 60_000);

  it("explains itself", async () => {
    const ran = await calc("--help");
    expect(ran).toMatchObject({ stderr: "", code: 0 });
    expect(ran.stdout).toContain("--formula");
  });

  it("ends quietly when nobody reads on", () => {
    const script = `const { spawn } = require("node:child_process");
      const child = spawn(process.execPath, ${JSON.stringify([launch, "calc", "--formula", "=SEQUENCE(200000)"])});
      child.stdout.once("data", () => child.stdout.destroy());
      child.stderr.pipe(process.stderr);
      child.on("close", (code) => { process.exitCode = code; });`;
    const ran = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(ran).toMatchObject({ stderr: "", status: 0 });
  }, 60_000);

  const full = existsSync("/dev/full") ? it : it.skip;
  full("says in a line that the results cannot be written", () => {
    const command = [launch, "calc", "--formula", "=SEQUENCE(20000)"];
    const out = openSync("/dev/full", "w");
    const ran = spawnSync(process.execPath, command, { stdio: ["ignore", out, "pipe"] });
    closeSync(out);
    expect(ran.stderr.toString()).toMatch(/^calc: the results cannot be written: ENOSPC[^\n]*\n$/);
    expect(ran.status).toBe(1);
  });

  const real = join(shared, "workbooks/quantrr-mfa.xlsx");
  const itReal = shared !== "" && existsSync(real) ? it : it.skip;
  itReal("reads a register nobody here made (needs OUTSPEND_SHARED)", async () => {
    const before = readFileSync(real);
    const ran = await calc(real);
    expect(json(ran)).toEqual({
      Risks: {},
      Treatments: {},
      Estimates: { D3: 0.0007480000000000007, D4: 0.017952 },
    });
    expect(readFileSync(real).equals(before)).toBe(true);
  });
});
