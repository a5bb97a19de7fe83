import { findRegister } from "../../src/session/find-register";
import { addressOnSheet } from "../../src/session/cell-address";
import { sheetsInMemory, type AreaInMemory } from "../support/sheets-in-memory";

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

async function found(areas: Readonly<Record<string, AreaInMemory>>): Promise<string | null> {
  const register = await findRegister(sheetsInMemory(areas));
  return register && `${register.area.id} ${addressOnSheet(register.area.sheet, register.place)}`;
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
    const register = await findRegister(sheetsInMemory({ a: { kind: "sheet", row: 1, cells } }));
    expect(register?.place).toEqual({ row: 3, column: 1, rows: 3, columns: 3 });
    expect(register?.cells).toEqual([headers, ["Fire", 0.1, 1000], ["Theft", 2, 10]]);
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
