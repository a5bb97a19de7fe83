import type { Book, CellValue } from "../../../src/workbook/book/book";
import { calculateBook, FormulaError } from "../../../src/workbook/engine/calculate-book";
import { bookOf, rowsFrom, shown, spilling, valuesOn } from "../../support/workbook/book-of";
import { trialFunctions } from "../../support/workbook/trial-functions";

const functions = trialFunctions();

async function calculated(book: Book) {
  const result = await calculateBook(spilling(book), functions);
  result.close();
  return result;
}

/** What one formula gives on a sheet beside these cells. */
async function valueOf(formula: string, cells: Record<string, CellValue> = {}) {
  const result = await calculateBook(bookOf({ Sheet1: cells }), functions);
  try {
    const { values, message } = await result.evaluate(formula, "Sheet1");
    const plain = values.map((row) => row.map(shown));
    return { value: plain.flat().length === 1 ? plain[0]?.[0] : plain, message };
  } finally {
    result.close();
  }
}

describe("what a workbook hands to custom functions", () => {
  it.each([
    ["SEEN(A1:B2)", "[[1;'2'];[0;true]] | null | null"],
    ["SEEN(A1,,A1)", "[[1]] | null | [[1]]"],
    ["SEEN(A1,A2)", "[[1]] | 0 | null"],
    ["SEEN(C1:C2)", "[[error #N/A];['#N/A']] | null | null"],
    ["SEEN(1/0)", "[[error #DIV/0!]] | null | null"],
    [`SEEN("5%",0.10)`, "[['5%']] | 0.1 | null"],
    [`SEEN({"1/2/2026",1E-9;TRUE,-2})`, "[['1/2/2026';1e-9];[true;-2]] | null | null"],
    ['SEEN(A1:A2&" "&B1:B2)', "[['1 2'];[' TRUE']] | null | null"],
    ["SEEN(D1:D2)", "[[45292];[0.05]] | null | null"],
    ["SEEN(IF(TRUE,A2))", "[[0]] | null | null"],
    ["SEEN_ALL(1,A1:A2,B1)", "1 | [[1];[0]] & [['2']]"],
    ["SEEN(LET(x,A1,x+1))", "[[2]] | null | null"],
  ])("%s", async (formula, expected) => {
    const cells = {
      A1: 1,
      B1: "2",
      B2: true,
      C1: { error: "#N/A" },
      C2: "#N/A",
      D1: 45292,
      D2: 0.05,
    };
    expect((await valueOf(formula, cells)).value).toBe(expected);
  });
});

describe("native formulas around custom functions", () => {
  const cells = { A1: 1, A2: 2, A3: 3 };
  it.each<[string, unknown]>([
    ["SUM(TWICE(A1:A3))*2", 24],
    ["INDEX(TWICE(A1:A3),2)", 4],
    ["IF(SUM(TWICE(A1:A3))>11,TRUE,0)", true],
    [`IFERROR(REFUSED("no"),"instead")`, "instead"],
    ["LET(x,TWICE(A1:A3),SUM(x,x))", 24],
    ["TWICE(A1:A3)+1", [[3], [5], [7]]],
    ["ROWS({1;2;3})", 3],
    ["MAP({1,2},LAMBDA(v,v*10))", [[10, 20]]],
    ["-2^2", 4],
    ["0.1234567890123456789", 0.12345678901234568],
    ["1E300*1E10", "#NUM!"],
    ["Z99", 0],
    ["nobody", "#NAME?"],
  ])("%s", async (formula, expected) => {
    expect((await valueOf(formula, cells)).value).toEqual(expected);
  });

  it("an error brings along what the function said", async () => {
    expect(await valueOf(`REFUSED("figures must be positive")`)).toEqual({
      value: "#VALUE!",
      message: "figures must be positive",
    });
    expect(await valueOf(`IFERROR(REFUSED("no"),1/0)`)).toEqual({ value: "#DIV/0!" });
  });

  it.each([
    ["1+", "cannot be read: it ends where a value must follow"],
    ["NOBODY(1)", "calls NOBODY, which is no function"],
  ])("%s is refused", async (formula, message) => {
    await expect(valueOf(formula)).rejects.toThrow(new FormulaError(message));
  });
});

describe("a calculated workbook", () => {
  it("names sheets as it likes: quotes, digits, other scripts, another case", async () => {
    const book = await calculated(
      bookOf({
        "Ann's (no) budget": { A1: 1 },
        "2026": { A1: 2 },
        "Größe 🙂": { A1: 3 },
        "Stop!": { A1: 4 },
        Here: { A1: "='ANN''S (NO) BUDGET'!A1+'2026'!A1+'größe 🙂'!A1+SUM('Stop!'!A1:A2)" },
      }),
    );
    expect(valuesOn(book, "Here")).toEqual({ A1: 10 });
  });

  it("does not depend on the order of its sheets", async () => {
    const sheets = {
      Data: { A1: 1, A2: 2, A3: "=Totals!A1" },
      Totals: { A1: "=SUM(TWICE(Data!A1:A2))", B1: "=SUM(Spills!A1#)" },
      Spills: { A1: "=TWICE(Data!A1:A3)" },
    };
    const expected = {
      Data: { A3: 6 },
      Totals: { A1: 6, B1: 18 },
      Spills: { A1: 2, A2: 4, A3: 12 },
    };
    const names = Object.keys(sheets) as (keyof typeof sheets)[];
    for (const order of [names, [...names].reverse(), ["Spills", "Data", "Totals"] as const]) {
      const book = await calculated(
        bookOf(Object.fromEntries(order.map((name) => [name, sheets[name]]))),
      );
      for (const name of names) expect(valuesOn(book, name)).toEqual(expected[name]);
    }
  });

  it("settles spills that read spills, however long the chain", async () => {
    const chain = {
      F1: "=SUM(E1:E3)",
      E1: "=TWICE(D1#)",
      D1: "=TWICE(C1#)",
      C1: "=TWICE(B1:B3)",
      B1: "=TWICE(A1#)",
      A1: "=SEQUENCE(3)",
    };
    const book = await calculated(bookOf({ Sheet1: chain }));
    expect(valuesOn(book, "Sheet1")).toMatchObject({ F1: 96, E3: 48, D2: 16 });
  });

  it("gives the same every time", async () => {
    const rows = Array.from({ length: 60 }, (_, row): [string, CellValue][] => [
      [`A${row + 1}`, row],
      [`B${row + 1}`, `=SUM(TWICE(A1:A${row + 1}))`],
      [`C${row + 1}`, `=B${row + 1}&""`],
    ]);
    const cells = Object.fromEntries(rows.flat());
    const book = bookOf({ Sheet1: { ...cells, E1: "=TWICE(B1:B60)", F1: "=E1#+1" } });
    const first = JSON.stringify((await calculated(book)).sheets);
    for (let run = 0; run < 20; run++) {
      expect(JSON.stringify((await calculated(book)).sheets)).toBe(first);
    }
  });

  it("lists formulas and what they spill, row by row, and no constants", async () => {
    const book = await calculated(
      bookOf({ Sheet1: { B1: "=A1", A1: 1, A2: "=TWICE({1,2;3,4})" } }),
    );
    expect(Object.entries(valuesOn(book, "Sheet1"))).toEqual([
      ["B1", 1],
      ["A2", 2],
      ["B2", 4],
      ["A3", 6],
      ["B3", 8],
    ]);
  });

  it("shows #SPILL! where a value is in the way, and lets others see it", async () => {
    const book = await calculated(
      bookOf({ Sheet1: { A1: "=TWICE({1;2;3})", A3: "in the way", B1: "=A1", C1: "=SUM(A1#)" } }),
    );
    expect(valuesOn(book, "Sheet1")).toEqual({ A1: "#SPILL!", B1: "#SPILL!", C1: "#SPILL!" });
  });

  it("an old array formula fills its cells and no others", async () => {
    const book = bookOf({ Sheet1: {} });
    const fills = (endRow: number, endColumn: number) => ({
      startRow: 0,
      startColumn: 0,
      endRow,
      endColumn,
    });
    const filling = (formula: string, endRow: number, endColumn: number): Book => ({
      ...book,
      sheets: [
        {
          name: "Sheet1",
          hidden: false,
          cells: [{ row: 0, column: 0, value: null, formula, fills: fills(endRow, endColumn) }],
        },
      ],
    });
    expect(valuesOn(await calculated(filling("TWICE({1;2;3})", 1, 0)), "Sheet1")).toEqual({
      A1: 2,
      A2: 4,
    });
    expect(valuesOn(await calculated(filling("TWICE({1;2})", 2, 1)), "Sheet1")).toEqual({
      A1: 2,
      B1: 2,
      A2: 4,
      B2: 4,
      A3: "#N/A",
      B3: "#N/A",
    });
    expect(valuesOn(await calculated(filling("TWICE({1;2})", 0, 0)), "Sheet1")).toEqual({ A1: 2 });
  });

  it("tells each error's own words, in a spill too", async () => {
    const book = await calculated(
      bookOf({ Sheet1: { A1: `=GIVEN_ROWS("error")`, C1: `=REFUSED("no")`, D1: "=C1" } }),
    );
    const said = book.sheets[0]?.cells.map(({ value, message }) => [shown(value), message]);
    expect(said).toEqual([
      [1, undefined],
      ["#VALUE!", "no"],
      ["#VALUE!", undefined],
      ["#N/A", "second"],
    ]);
  });

  it("whole columns and rows hold what spills into them", async () => {
    const book = await calculated(
      bookOf({
        Sheet1: { A1: "=SEQUENCE(500)", C1: "=SUM(A:A)", D1: "=SUM(Other!1:1)", E1: "=ROWS(C:C)" },
        Other: { A1: "=SEQUENCE(1,40)" },
      }),
    );
    expect(valuesOn(book, "Sheet1")).toMatchObject({ C1: 125250, D1: 820, E1: 1_048_576 });
  });

  it("reads tables whole, by column and by row", async () => {
    const table = {
      name: "Threats",
      sheet: "Sheet1",
      range: { startRow: 0, startColumn: 0, endRow: 2, endColumn: 2 },
      columns: ["Threat", "Loss high", "Twice"],
      hasHeader: true,
      hasTotals: false,
    };
    const book = await calculated(
      bookOf(
        {
          Sheet1: {
            ...rowsFrom("A1", [
              ["Threat", "Loss high", "Twice"],
              ["Fire", 10, "=TWICE([@[Loss high]])"],
              ["Theft", 20, "=TWICE(Threats[[#This Row],[Loss high]])"],
            ]),
            E1: "=SEEN(Threats[#All])",
            E2: "=SUM(Threats[Twice])",
          },
        },
        { tables: [table] },
      ),
    );
    expect(valuesOn(book, "Sheet1")).toEqual({
      C2: 20,
      C3: 40,
      E1: "[['Threat';'Loss high';'Twice'];['Fire';10;20];['Theft';20;40]] | null | null",
      E2: 60,
    });
  });

  it("keeps names of one sheet apart from those of the book", async () => {
    const names = [
      { name: "Rate", formula: "0.5" },
      { name: "Rate", sheet: "Here", formula: "$B$1*2" },
      { name: "Column", formula: "Here!$B$1:$B$2" },
    ];
    const cells = { A1: "=Rate", A2: "=SUM(TWICE(Column))", B1: 3, B2: 4 };
    const book = await calculated(bookOf({ Here: cells, There: { A1: "=Rate" } }, { names }));
    expect(valuesOn(book, "Here")).toEqual({ A1: 6, A2: 14 });
    expect(valuesOn(book, "There")).toEqual({ A1: 0.5 });
  });

  it("formulas in a circle are 0 and said to be, what reads them is calculated", async () => {
    const book = await calculated(
      bookOf({
        Sheet1: { A1: "=B1+1", B1: "=SUM(Other!A1:A9)", C1: "=A1+5", D1: "=D1" },
        Other: { A3: "=Sheet1!A1*2", A4: "=SUM(TWICE({1,2}))" },
      }),
    );
    expect(valuesOn(book, "Sheet1")).toEqual({ A1: 0, B1: 0, C1: 5, D1: 0 });
    expect(valuesOn(book, "Other")).toEqual({ A3: 0, A4: 6 });
    const warned = book.sheets[0]?.cells.filter(({ message }) => message?.includes("circle"));
    expect(warned?.map(({ column }) => column)).toEqual([0, 1, 3]);
  });

  it.each<[string, string, Record<string, CellValue>, Record<string, number>, RegExp | null]>([
    [
      "interest on a debt that includes it",
      "comes to rest",
      { A1: 1000, B1: "=0.1*B2", B2: "=A1+B1", C1: "=B2/A1" },
      { B1: 1000 / 9, B2: 10000 / 9, C1: 10 / 9 },
      null,
    ],
    [
      "a count",
      "goes on until the rounds are over",
      { A1: "=A1+1", B1: "=SUM(A1:A1)*2" },
      { A1: 100, B1: 200 },
      /in a circle, and still changes after 100 rounds/,
    ],
    [
      "a sum of what another circle comes to",
      "follows that, over a formula that is in none",
      { A1: 100, B1: "=B1/2+A1", C1: "=B1*2", D1: "=D1/2+SUM(C:C)", E1: "=D1+1" },
      { B1: 200, C1: 400, D1: 800, E1: 801 },
      null,
    ],
    [
      "a text that stays",
      "is at rest",
      { A1: '=IF(A1="on","on",IF(B1>0,"on","off"))', B1: 1, C1: "=LEN(A1)" },
      { C1: 2 },
      null,
    ],
  ])("%s in a circle %s where the workbook allows circles", async (_, __, cells, right, words) => {
    const iteration = { rounds: 100, change: 0.001 };
    const book = await calculated(bookOf({ Sheet1: cells }, { iteration }));
    const values = valuesOn(book, "Sheet1");
    for (const [address, value] of Object.entries(right)) {
      expect(Math.abs(Number(values[address]) - value)).toBeLessThan(0.001);
    }
    const said = book.sheets[0]?.cells.flatMap(({ message }) => message ?? []) ?? [];
    expect(said.map((each) => words?.test(each) ?? false)).toEqual(words === null ? [] : [true]);
  });

  it("a formula that refers to itself without asking for its value is in no circle", async () => {
    const cells = {
      A1: "=ROWS(A$1:A1)",
      A2: "=ROWS(A$1:A2)",
      B1: "=IF(TRUE,5,B1)",
    };
    const book = await calculated(bookOf({ Sheet1: cells }));
    expect(valuesOn(book, "Sheet1")).toEqual({ A1: 1, B1: 5, A2: 2 });
  });

  it("a long chain of formulas is no circle", async () => {
    const cells = Object.fromEntries(
      Array.from({ length: 3000 }, (_, row): [string, CellValue] => [
        `A${row + 1}`,
        row === 0 ? 1 : `=A${row}+1`,
      ]),
    );
    const book = await calculated(bookOf({ Sheet1: { ...cells, B1: "=B2", B2: "=B1" } }));
    expect(valuesOn(book, "Sheet1")).toMatchObject({ A3000: 3000, B1: 0 });
  });

  it("a function nobody knows is #NAME? in its cell only", async () => {
    const book = await calculated(bookOf({ Sheet1: { A1: "=NOBODY(1)", A2: "=1+1" } }));
    expect(valuesOn(book, "Sheet1")).toEqual({ A1: "#NAME?", A2: 2 });
    expect(book.sheets[0]?.cells[0]?.message).toBe("NOBODY is no function here");
  });
});

describe("several workbooks in one process", () => {
  const lets = (first: number) =>
    bookOf({
      Sheet1: {
        A1: first,
        A2: 2,
        A3: 3,
        B1: "=LET(x,A1,x+1)",
        B2: "=LET(x,A1,LET(y,x+1,y*x))",
        B3: "=LET(x,TWICE(A1:A3),SUM(x,x))",
        B4: "=LET(x,MATCH(3,A1:A3,0),INDEX(A1:A3,x))",
        B5: "=SUM(MAP(A1:A3,LAMBDA(v,v*2)))",
      },
    });
  const results = (first: number) => ({
    B1: first + 1,
    B2: (first + 1) * first,
    B3: 4 * (first + 5),
    B4: 3,
    B5: 2 * (first + 5),
  });

  it("have variables of their own, one open after the other", async () => {
    const books = [];
    try {
      for (const first of [1, 1, 7])
        books.push(await calculateBook(spilling(lets(first)), functions));
      expect(books.map((book) => valuesOn(book, "Sheet1"))).toEqual([1, 1, 7].map(results));
      const again = books.map((book) => book.evaluate("LET(x,A1,x+1)", "Sheet1"));
      expect((await Promise.all(again)).map(({ values }) => values)).toEqual([[[2]], [[2]], [[8]]]);
    } finally {
      for (const book of books) book.close();
    }
  });

  it("have variables of their own, calculated at the same time", async () => {
    const before = globalThis.console;
    const firsts = [1, 5, 7, 1];
    const books = await Promise.all(
      firsts.map((first) => calculateBook(spilling(lets(first)), functions)),
    );
    expect(books.map((book) => valuesOn(book, "Sheet1"))).toEqual(firsts.map(results));
    expect(globalThis.console).toBe(before);
    for (const book of books) book.close();
  });
});
