import type { Book, BookCell } from "../../../src/workbook/book/book";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { bookOf, shown } from "../../support/workbook/book-of";
import { trialFunctions } from "../../support/workbook/trial-functions";

const functions = trialFunctions();

/** A book as Excel leaves it, with what it computed; the figures are wrong, so that keeping and calculating differ. */
function computed(cells: Record<string, string | number>, values: Record<string, unknown>): Book {
  const book = bookOf({ Sheet1: cells });
  const address = ({ row, column }: BookCell) => `${"ABCDEFG".charAt(column)}${row + 1}`;
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      address(cell) in values ? { ...cell, value: values[address(cell)] as number } : cell,
    ),
  }));
  return { ...book, sheets, isComputed: true };
}

async function calculated(book: Book, all = false) {
  const { sheets, counts } = await calculateBook(book, functions, { all });
  const cells = sheets[0]?.cells ?? [];
  return {
    values: cells.map(({ value }) => shown(value)),
    messages: cells.flatMap(({ message }) => message ?? []),
    counts,
  };
}

describe("what Excel has computed", () => {
  it("stays where nothing it reads is calculated", async () => {
    const book = computed({ A1: 1, B1: "=A1+1", C1: "=B1*2" }, { B1: 100, C1: 200 });
    expect((await calculated(book)).values).toEqual([100, 200]);
    expect((await calculated(book)).counts).toEqual({ calculated: 0, kept: 2, uncomputable: 0 });
    expect((await calculated(book, true)).values).toEqual([2, 4]);
  });

  it("is calculated in files of other programs", async () => {
    const { isComputed, ...book } = computed({ A1: 1, B1: "=A1+1" }, { B1: 100 });
    expect(isComputed).toBe(true);
    expect((await calculated(book)).values).toEqual([2]);
  });

  it("is where circles go on from, in a workbook that allows them", async () => {
    const cells = { A1: "=SUM(TWICE(C1:C1))+A1*0", B1: "=B1+A1", C1: 3 };
    const book = { ...computed(cells, { A1: 6, B1: 50 }), iteration: { rounds: 1, change: 0.001 } };
    expect((await calculated(book)).values).toEqual([6, 56]);
  });

  it.each([
    ["a function of the add-in", "=SUM(TWICE(A1:A1))", 2],
    ["a formula without a value", "=A1*2", 2],
    ["a volatile function", "=OFFSET(A1,0,0)*2", 2],
  ])("is calculated where it reads %s, and what reads that", async (_, formula, right) => {
    const values = { C1: 100, D1: 200, E1: 5, ...(formula === "=A1*2" ? {} : { B1: 77 }) };
    const cells = { A1: 1, B1: formula, C1: "=B1+1", D1: "=SUM(C:C)", E1: "=A1" };
    const result = await calculated(computed(cells, values));
    expect(result.values).toEqual([right, right + 1, right + 1, 5]);
    expect(result.counts).toEqual({ calculated: 3, kept: 1, uncomputable: 0 });
  });

  it("stays where it cannot be calculated, and is named", async () => {
    const cells = { A1: 1, B1: "=OTHERS(D1)", C1: "=B1+1", D1: "=SUM(TWICE(A1:A1))" };
    const result = await calculated(computed(cells, { B1: 40, C1: 9, D1: 7 }));
    expect(result.values).toEqual([40, 9, 2]);
    expect(result.messages).toEqual([
      "it cannot be calculated here and shows what the file remembers",
    ]);
    expect(result.counts).toEqual({ calculated: 1, kept: 1, uncomputable: 1 });
  });

  it("is calculated where another program put a link before a function of the add-in", async () => {
    const cells = { A1: 1, B1: "=SUM([2]!_xldudf_TWICE(A1:A1))", C1: "=[2]!Others(A1)" };
    expect((await calculated(computed(cells, { B1: 40, C1: 9 }))).values).toEqual([2, 9]);
  });

  it("stays in files of other programs where it cannot be calculated, unless it is out of date", async () => {
    const cells = { A1: 1, B1: "=OTHERS(A1)", C1: "=B1+1" };
    const book = { ...computed(cells, { B1: 40, C1: 9 }), isComputed: false };
    const result = await calculated(book);
    expect(result.values).toEqual([40, 41]);
    expect(result.messages).toEqual([
      "it cannot be calculated here and shows what the file remembers",
    ]);
    const outdated = await calculated({ ...book, isOutdated: true });
    expect(outdated.values).toEqual(["#NAME?", "#NAME?"]);
    expect(outdated.messages).toContain("OTHERS is no function here");
  });

  it("stays, and is named, where numbers are to be calculated as they are shown", async () => {
    const cells = { A1: 1.4, B1: "=A1*2", C1: "=SUM(TWICE(A1:A1))", D1: "=A1+1" };
    const book = { ...computed(cells, { B1: 2, C1: 2 }), isAsShown: true };
    const result = await calculated(book);
    expect(result.values).toEqual([2, 2, 2.4]);
    expect(result.messages).toEqual([
      "it cannot be calculated here and shows what the file remembers",
    ]);
    expect((await calculated(book, true)).values).toEqual([2.8, 2.8, 2.4]);
  });
});
