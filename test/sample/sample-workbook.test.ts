import { readFileSync } from "node:fs";
import type { Workbook } from "exceljs";
import JSZip from "jszip";
import { sampleWorkbook } from "../../src/sample/sample-workbook";
import { sources } from "../../src/sample/company/sources";
import { sampleControls } from "../../src/sample/company/controls";
import { sampleThreats } from "../../src/sample/company/threats";
import { cellsOf, isFormula, opened, remembered, rememberedResults } from "./remembered-results";

const committedFile = "assets/sample.xlsx";
const howToRegenerate = "run `npm run sample` and commit assets/sample.xlsx";

const committedBytes = readFileSync(committedFile);

/** Everything a reader of the workbook can see in it, one entry a thing, so that a difference names its place. */
function inventory(workbook: Workbook): Map<string, string> {
  const seen = new Map<string, string>();
  for (const sheet of workbook.worksheets) {
    const place = (what: string) => `${sheet.name}!${what}`;
    for (const cell of cellsOf(sheet)) {
      seen.set(place(cell.address), JSON.stringify([cell.value, remembered(cell)]));
      seen.set(place(`${cell.address} style`), JSON.stringify(cell.style));
    }
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      const { letter, width } = sheet.getColumn(column);
      seen.set(place(`${letter} width`), String(width));
    }
    for (const table of sheet.getTables() as unknown as { table: { name: string } }[]) {
      seen.set(place(`table ${table.table.name}`), JSON.stringify(table.table));
    }
    seen.set(place("views"), JSON.stringify(sheet.views));
    seen.set(place("page setup"), JSON.stringify(sheet.pageSetup));
  }
  for (const { name, ranges } of workbook.definedNames.model) {
    seen.set(`name ${name}`, ranges.join(","));
  }
  return seen;
}

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const { files } = await JSZip.loadAsync(bytes);
  const parts = new Map<string, string>();
  for (const [name, part] of Object.entries(files)) {
    parts.set(name, await part.async("string"));
  }
  return parts;
}

function differences(committed: Map<string, string>, built: Map<string, string>): string[] {
  return [...new Set([...committed.keys(), ...built.keys()])]
    .filter((key) => committed.get(key) !== built.get(key))
    .map(
      (key) =>
        `${key}: the file has ${committed.get(key) ?? "nothing"}, the script builds ` +
        `${built.get(key) ?? "nothing"}; ${howToRegenerate}`,
    );
}

describe("the committed sample workbook", () => {
  it("is what its script builds, cell by cell, with formats, widths, tables and names", async () => {
    const committed = await opened(committedBytes);
    const built = await opened(await sampleWorkbook(rememberedResults(committed)));
    expect(differences(inventory(committed), inventory(built))).toEqual([]);
  });

  it("has the parts its script writes, and no other", async () => {
    const committed = await opened(committedBytes);
    const built = await sampleWorkbook(rememberedResults(committed));
    const changed = differences(await partsOf(committedBytes), await partsOf(built));
    expect(changed.map((line) => `${line.slice(0, 60)}…; ${howToRegenerate}`)).toEqual([]);
  });

  it("remembers a result for every formula, and none is an error", async () => {
    const workbook = await opened(committedBytes);
    const without: string[] = [];
    let formulas = 0;
    for (const sheet of workbook.worksheets) {
      for (const cell of cellsOf(sheet)) {
        if (isFormula(cell.value)) {
          formulas += 1;
          const result = remembered(cell);
          if (result === undefined || (typeof result === "object" && result !== null)) {
            without.push(`${sheet.name}!${cell.address}`);
          }
        }
      }
    }
    expect(without).toEqual([]);
    expect(formulas).toBeGreaterThan(50);
  });

  // The closed forms of the fourteen rows, worked out apart from this project's code.
  it.each`
    cell     | expected               | what
    ${"B6"}  | ${878_000}             | ${"spend"}
    ${"B7"}  | ${182_000}             | ${"premiums"}
    ${"B8"}  | ${717_978.8977433896}  | ${"expected loss"}
    ${"B10"} | ${1_311_197.828963271} | ${"inherent expected loss"}
    ${"B11"} | ${0}                   | ${"problems in the register"}
    ${"B16"} | ${166_315.7898748168}  | ${"gap, expected"}
    ${"C16"} | ${481_365.3462138435}  | ${"gap, inherent"}
    ${"B17"} | ${0.768355601539895}   | ${"coverage, expected"}
    ${"C17"} | ${0.6328812208342}     | ${"coverage, inherent"}
  `("shows in Budget!$cell the $what, $expected", async ({ cell, expected }) => {
    const results = rememberedResults(await opened(committedBytes));
    const value = Number(results.Budget?.[cell as string]);
    expect(Math.abs(value - Number(expected))).toBeLessThan(1e-9 * Math.max(1, Number(expected)));
  });

  it("reads clean: no problem, no warning, one row left out as a draft", async () => {
    const results = rememberedResults(await opened(committedBytes));
    const check = results.Check ?? {};
    const kinds = Object.entries(check)
      .filter(([address]) => /^D\d+$/.test(address) && address !== "D5")
      .map(([, kind]) => kind);
    expect(kinds).not.toContain("Problem");
    expect(kinds).not.toContain("Warning");
    expect(Object.values(check)).toContain("Cloned voice orders a payment");
  });

  it("has every formula that takes or gives arrays marked as Excel 365 marks it", async () => {
    const parts = await partsOf(committedBytes);
    const sheets = [...parts].filter(([name]) => name.startsWith("xl/worksheets/sheet"));
    const arrays = sheets.flatMap(([, text]) => text.match(/<c [^>]*><f t="array"/g) ?? []);
    const ours = sheets.flatMap(([, text]) => text.match(/<f[^>]*>[^<]*_xldudf_/g) ?? []);
    expect(arrays.length).toBeGreaterThan(20);
    expect(arrays.every((cell) => cell.includes(' cm="1"'))).toBe(true);
    expect(ours.every((formula) => formula.startsWith('<f t="array"'))).toBe(true);
    expect(parts.get("[Content_Types].xml")).toContain('PartName="/xl/metadata.xml"');
  });
});

describe("the sample's sources", () => {
  const cited = [...sampleThreats, ...sampleControls].flatMap(({ source }) =>
    [...source.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)),
  );

  it("are each listed where a threat or a control cites one", () => {
    expect(cited.filter((number) => sources[number - 1] === undefined)).toEqual([]);
  });

  it("are each cited by one", () => {
    expect(sources.map((_, i) => i + 1).filter((number) => !cited.includes(number))).toEqual([]);
  });
});
