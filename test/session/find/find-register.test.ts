import { findRegisters } from "../../../src/session/find/find-register";
import { threatTable } from "../../../src/session/find/table-kind";
import { addressOnSheet } from "../../../src/session/find/cell-address";
import { sheetsInMemory, type AreaInMemory } from "../../support/pane/sheets-in-memory";

const headers = ["Threat", "Frequency", "Loss"];
const sound: AreaInMemory = { cells: [headers, ["Fire", 0.1, 1000]] };
const faulty: AreaInMemory = { cells: [headers, ["Fire", "often", 1000]] };
const other: AreaInMemory = {
  cells: [
    ["Name", "Budget"],
    ["Ann", 5],
  ],
};
const asSheet = (area: AreaInMemory): AreaInMemory => ({ ...area, kind: "sheet" });

/** The best that lacks nothing. */
async function found(areas: Readonly<Record<string, AreaInMemory>>): Promise<string | null> {
  const [best] = await findRegisters(sheetsInMemory(areas), threatTable);
  return best?.candidate.missing.length === 0 ? `${best.place.id} ${best.candidate.address}` : null;
}

describe("the register of a workbook", () => {
  it.each`
    areas                                                            | register                | because
    ${{}}                                                            | ${null}                 | ${"there is nothing"}
    ${{ a: other }}                                                  | ${null}                 | ${"names and budgets are no register"}
    ${{ a: other, b: sound }}                                        | ${"b Sheet1!A1:C2"}     | ${"its headers are those of one"}
    ${{ a: faulty, b: sound }}                                       | ${"b Sheet1!A1:C2"}     | ${"it has fewer problems"}
    ${{ a: sound, b: sound }}                                        | ${"a Sheet1!A1:C2"}     | ${"it comes first"}
    ${{ a: asSheet(sound), b: faulty }}                              | ${"b Sheet1!A1:C2"}     | ${"a table is meant as one"}
    ${{ a: asSheet(sound) }}                                         | ${"a Sheet1!A1:C2"}     | ${"a headed range will do"}
    ${{ a: { ...sound, sheet: "Q1 risks", row: 3, column: 1 } }}     | ${"a 'Q1 risks'!B4:D5"} | ${"it lies somewhere else"}
    ${{ a: { cells: [["Threat", "Frequency (per yer)", "Loss"]] } }} | ${"a Sheet1!A1:C1"}     | ${"a misspelt header is nearly one"}
  `(
    "is $register, because $because",
    async ({
      areas,
      register,
    }: {
      areas: Readonly<Record<string, AreaInMemory>>;
      register: string | null;
    }) => {
      expect(await found(areas)).toBe(register);
    },
  );

  it("is never a register of controls, which names threats and reductions too", async () => {
    const controls: AreaInMemory = {
      cells: [
        ["Control", "Threat", "Cost", "Loss reduction"],
        ["Backups", "Fire", 10, 0.5],
      ],
    };
    const both = await findRegisters(sheetsInMemory({ a: controls, b: sound }), threatTable);
    expect(both.map(({ place }) => place.id)).toEqual(["b"]);
    expect(await findRegisters(sheetsInMemory({ a: asSheet(controls) }), threatTable)).toEqual([]);
    const [headers = [], row = []] = controls.cells;
    const threats = {
      cells: [
        [...headers, "Frequency", "Loss"],
        [...row, 1, 2],
      ],
    };
    expect(await findRegisters(sheetsInMemory({ a: threats }), threatTable)).toHaveLength(1);
  });

  it("begins below a title and ends at a blank row, without what stands beside it", async () => {
    const cells = [
      ["Security budget", null, null, null, null],
      [null, null, null, null, null],
      [null, "Threat", "Frequency", "Loss", null],
      [null, "Fire", 0.1, 1000, null],
      ["!", "Theft", 2, 10, null],
      [null, "", 0, null, null],
      [null, "Remarks", null, null, null],
    ];
    expect(await found({ a: { kind: "sheet", row: 1, cells } })).toBe("a Sheet1!B4:D6");
  });

  it("goes on behind blank rows where another threat stands, and not to a remark or another table", async () => {
    const cells = [
      headers,
      ["Fire", 0.1, 1000],
      [null, null, null],
      ["Theft", 2, 10],
      [null, null, null],
      ["See the minutes of May", null, null],
      headers,
      ["Flood", 1, 1],
    ];
    expect(await found({ a: { kind: "sheet", cells } })).toBe("a Sheet1!A1:C4");
    const emptied = [headers, [null, null, null], ["Theft", 2, 10]];
    expect(await found({ a: { kind: "sheet", cells: emptied } })).toBe("a Sheet1!A1:C3");
  });

  it("takes in a column without a header that holds something", async () => {
    const cells = [
      ["Threat", "", "Frequency", "Loss", null, "Name"],
      ["Fire", "x", 0.1, 1000, null, "Ann"],
    ];
    expect(await found({ a: { kind: "sheet", cells } })).toBe("a Sheet1!A1:D2");
  });

  it("is found behind any number of other lists", async () => {
    const lists = Object.fromEntries(
      Array.from({ length: 20 }, (_, number) => [`list ${number}`, asSheet(other)]),
    );
    expect(await found({ ...lists, last: asSheet(sound) })).toBe("last Sheet1!A1:C2");
  });

  it("is each of several on one sheet, and no table twice", async () => {
    const two = [
      [...headers, null, ...headers],
      ["Fire", 0.1, 1000, null, "Theft", "often", 10],
    ];
    const all = await findRegisters(
      sheetsInMemory({
        s: { kind: "sheet", sheet: "Plan", cells: two },
        t: { sheet: "Plan", column: 4, table: "Own", cells: two.map((row) => row.slice(4)) },
      }),
      threatTable,
    );
    expect(all.map(({ candidate: { id, name, problems } }) => [id, name, problems])).toEqual([
      ["t 0,4", "Own", 1],
      ["s 0,0", null, 0],
    ]);
  });

  it("is no list of grades: Likelihood from 1 to 5 says nothing about how often", async () => {
    const cells = [
      ["Risk", "Likelihood", "Impact"],
      ["Fire", 4, 5],
    ];
    expect(await found({ a: { cells } })).toBe(null);
  });
});

describe("an address", () => {
  it.each`
    sheet          | cells                                             | address
    ${"Register"}  | ${{ row: 0, column: 0, rows: 1, columns: 1 }}     | ${"Register!A1"}
    ${"Ann's"}     | ${{ row: 3, column: 25, rows: 2, columns: 2 }}    | ${"'Ann''s'!Z4:AA5"}
    ${"Q1"}        | ${{ row: 9, column: 701, rows: 1, columns: 2 }}   | ${"'Q1'!ZZ10:AAA10"}
    ${"Überblick"} | ${{ row: 0, column: 16383, rows: 1, columns: 1 }} | ${"Überblick!XFD1"}
  `("is $address", ({ sheet, cells, address }) => {
    expect(addressOnSheet(sheet as string, cells as Parameters<typeof addressOnSheet>[1])).toBe(
      address,
    );
  });
});
