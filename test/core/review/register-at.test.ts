import fc from "fast-check";
import type { Cell } from "../../../src/core";
import { CellError, registerAt, serialDateIn } from "../../../src/core";
import { isoDay, yearsAfter, yearsFrom } from "../../../src/core/input/serial-date";

const headers = ["Date", "Threat", "Frequency", "Loss low (10%)", "Owner"];
const [march, june] = [45747, 45838];

/** What Excel makes of a day, from the calendar of the JavaScript engine. */
const byEngine = (serial: number): string =>
  new Date((serial - 25569) * 86400000).toISOString().slice(0, 10);

describe("a serial date", () => {
  it("is the day that the calendar says, and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2958465 }), (serial) => {
        expect(isoDay(serial)).toBe(byEngine(serial));
        expect(serialDateIn(byEngine(serial))).toBe(serial);
      }),
      { numRuns: 300 },
    );
  });

  it.each`
    cell                     | expected
    ${"2025-03-31"}          | ${march}
    ${" 2025-03-31 "}        | ${march}
    ${"2025-03-31T12:00"}    | ${march + 0.5}
    ${"2025-03-31 18:00:00"} | ${march + 0.75}
    ${march + 0.25}          | ${march + 0.25}
    ${"2025-02-29"}          | ${null}
    ${"2025-13-01"}          | ${null}
    ${"2025-03-31 24:00"}    | ${null}
    ${"31.3.2025"}           | ${null}
    ${"45747"}               | ${null}
    ${0}                     | ${null}
    ${2958466}               | ${null}
    ${NaN}                   | ${null}
    ${true}                  | ${null}
    ${null}                  | ${null}
  `("of $cell is $expected", ({ cell, expected }: { cell: Cell; expected: number | null }) => {
    expect(serialDateIn(cell)).toBe(expected);
  });

  it.each`
    from            | years | expected
    ${"2024-02-29"} | ${1}  | ${"2025-02-28"}
    ${"2024-02-29"} | ${4}  | ${"2028-02-29"}
    ${"2025-06-30"} | ${10} | ${"2035-06-30"}
  `("$years years after $from is $expected, as EDATE says", ({ from, years, expected }) => {
    const start = serialDateIn(from as string) ?? NaN;
    expect(isoDay(yearsAfter(start, years as number))).toBe(expected);
  });

  it.each`
    from            | to              | years
    ${"2024-01-01"} | ${"2024-12-31"} | ${1}
    ${"2024-01-01"} | ${"2025-12-31"} | ${2}
    ${"2025-04-01"} | ${"2026-03-31"} | ${1}
    ${"2025-01-01"} | ${"2025-01-01"} | ${1 / 365}
    ${"2024-01-01"} | ${"2024-01-01"} | ${1 / 366}
    ${"2024-07-01"} | ${"2025-12-31"} | ${1 + 184 / 365}
    ${"2024-02-29"} | ${"2025-02-27"} | ${1}
    ${"2024-02-29"} | ${"2025-02-28"} | ${1 + 1 / 365}
  `("from $from to the end of $to is $years years", ({ from, to, years }) => {
    const day = (text: unknown): number => serialDateIn(text as string) ?? NaN;
    expect(yearsFrom(day(from), day(to))).toBeCloseTo(years as number, 14);
  });
});

describe("a register as it was recorded", () => {
  const history: Cell[][] = [
    headers,
    [march, "Ransomware", 0.2, 1e5, "Ana"],
    [march, "Fraud", 1.5, 2e3, null],
    ["", "", null, 0, " "],
    [june + 0.4, "Ransomware", 0.3, 1e5, ""],
    [june + 0.4, "Fraud", 1.2, 0, new CellError("#N/A")],
  ];
  const first = [
    ["Threat", "Frequency", "Loss low (10%)", "Owner"],
    ["Ransomware", 0.2, 1e5, "Ana"],
    ["Fraud", 1.5, 2e3, null],
  ];
  const second = [
    ["Threat", "Frequency", "Loss low (10%)", "Owner"],
    ["Ransomware", 0.3, 1e5, null],
    ["Fraud", 1.2, null, new CellError("#N/A")],
  ];

  it.each`
    date          | expected
    ${null}       | ${second}
    ${june}       | ${second}
    ${june + 999} | ${second}
    ${june - 1}   | ${first}
    ${march}      | ${first}
  `("on $date is the latest record that is not after it", ({ date, expected }) => {
    expect(registerAt(history, date as number | null)).toEqual(expected);
  });

  it("is the same however the records stand, and wherever Date does", () => {
    const [top = [], ...rows] = history;
    const turned = [top, ...[...rows.slice(3), ...rows.slice(0, 3)]].map((row) => [
      ...row.slice(1),
      row[0] ?? null,
    ]);
    expect(registerAt(turned, march)).toEqual(first);
    expect(registerAt(turned, null)).toEqual(second);
  });

  it.each<[string, Cell[][], Cell[][]]>([
    [
      "replaces the first",
      [
        [june, "a", 1],
        [june, "b", 1],
        [june, "A ", 2],
      ],
      [["A ", 2]],
    ],
    [
      "replaces the first by its time, whatever names it has",
      [
        [june + 0.5, "a", 2],
        [june + 0.1, "a", 1],
        [june + 0.1, "b", 1],
        [june + 0.5, "c", 2],
      ],
      [
        ["a", 2],
        ["c", 2],
      ],
    ],
    [
      "does not begin where a threat comes again in another unit",
      [
        [june, "a", 1, "North"],
        [june, "a", 2, "South"],
      ],
      [
        ["a", 1, "North"],
        ["a", 2, "South"],
      ],
    ],
    [
      "is found between records of other days",
      [
        [june, "a", 1],
        [march, "a", 0],
        [june, "a", 2],
      ],
      [["a", 2]],
    ],
  ])("a second one of a day %s", (_, rows, expected) => {
    const named: Cell[][] = [
      ["Date", "Risk", "Frequency", "Unit"].slice(0, rows[0]?.length),
      ...rows,
    ];
    expect(registerAt(named, null).slice(1)).toEqual(expected);
  });

  it.each<[Cell[][], number | null, string]>([
    [history, march - 1, "date must be 2025-03-31, the earliest record, or later, got 2025-03-30"],
    [
      [...history, ["31.3.25", "x"]],
      null,
      'Date in row 6 of the history must be a date, got the text "31.3.25"',
    ],
    [
      [...history, [null, "x"]],
      null,
      "Date in row 6 of the history must be a date, got a blank cell or 0",
    ],
    [
      [
        ["Dat", "Threat"],
        [march, "a"],
      ],
      null,
      'history must have a column "Date" that says when a row was recorded, got "Dat"',
    ],
    [
      [
        ["Threat", "Frequency"],
        ["a", 1],
      ],
      null,
      'history must have a column "Date" that says when a row was recorded, got "Threat"',
    ],
    [[[""]], null, 'history must have a column "Date" that says when a row was recorded, got none'],
    [[headers], null, "history must have a record, got none"],
  ])("is refused: %#", (cells, date, message) => {
    expect(() => registerAt(cells, date)).toThrow(message);
  });
});
