import { readRegister } from "../../../../src/core";
import { register } from "../../../support/model/register-cells";

const headers = ["Threat", "Frequency", "Loss"];
const left = (cells: ReturnType<typeof register>): number[] =>
  readRegister(cells)
    .rows.filter(({ leftOut }) => leftOut !== null)
    .map(({ row }) => row);

describe("a row that adds up others", () => {
  it.each([
    ...[
      "Grand total",
      "Subtotal external",
      "Total – all threats",
      "Summe EUR",
      "Gesamt 2026",
      "Total général",
    ],
    ...[
      "Zwischensumme",
      "Sous-total",
      "Suma total",
      "Total geral",
      "Gesamtschaden",
      "Average ALE",
      "Total Berlin",
      "",
    ],
  ])("%p is left out below the rows it adds up", (name) => {
    const cells = register(headers, ["a", 0.5, 4e5], ["b", 0.1, 1e5], [name, 0.6, 5e5]);
    expect(left(cells)).toEqual([3]);
  });

  it.each([
    "Total outage",
    "Total loss of a site",
    "Maximum credible accident",
    "Overall network failure",
    "Total Berlin",
  ])("%p with figures of its own is a threat", (name) => {
    expect(left(register(headers, ["a", 0.5, 4e5], ["b", 0.1, 1e5], [name, 0.2, 3e5]))).toEqual([]);
  });

  describe("called Median, in the last row,", () => {
    const rows = [["a", 0.5, 4e5], ["b", 0.1, 1e5], ["c", 0.2, 3e5]] as const; // prettier-ignore
    const found = (...last: (string | number | null)[]) =>
      readRegister(register(headers, ...rows.map((row) => [...row]), last));

    it.each([
      ["the median", ["Median", 0.2, 3e5]],
      ["the average, rounded by hand", ["Average", 0.27, 270_000]],
      ["the largest", ["Maximum", 0.5, 4e5]],
      ["how many there are", ["Anzahl", 3, 3]],
      ["sums", ["Mittel", 0.8, 8e5]],
      ["no frequency", ["Median", null, 77]],
      ["no loss", ["Median", 4, null]],
      ["nothing", ["Median", null, null]],
    ] as const)("is left out with %s", (_, last) => {
      expect(left(register(headers, ...rows.map((row) => [...row]), [...last]))).toEqual([4]);
    });

    it("is a threat with figures of its own, and is warned of", () => {
      const { threats, findings } = found("Median", 0.05, 2_500_000);
      expect(threats.map(({ name }) => name)).toEqual(["a", "b", "c", "Median"]);
      expect(findings.map(({ kind, row, name }) => [kind, row, name])).toEqual([
        ["Warning", 4, "Median"],
      ]);
    });

    it("must differ from the other names all the same", () => {
      const cells = register(headers, ["Median", 0.5, 4e5], ["median", 0.05, 2_500_000]);
      expect(readRegister(cells).findings.some(({ kind }) => kind === "Problem")).toBe(true);
    });

    it("stays a total with a word that no figure tells apart", () => {
      expect(left(register(headers, ["a", 0.5, 4e5], ["Weighted average", 0.05, 9e6]))).toEqual([
        2,
      ]);
    });
  });

  it("is found in the middle, and above a sum of sums", () => {
    const cells = register(
      headers,
      ...[
        ["a", 0.5, 4e5],
        ["b", 0.1, 1e5],
        ["", 0.6, 5e5],
        ["c", 0.2, 1e5],
        ["d", 0.1, 1e5],
      ],
      ...[
        ["", 0.3, 2e5],
        ["", 0.9, 7e5],
      ],
    );
    expect(left(cells)).toEqual([3, 6, 7]);
  });

  it("without a name that equals a single row is a problem", () => {
    const { findings } = readRegister(register(headers, ["a", 0.5, 4e5], ["", 0.5, 4e5]));
    expect(findings.map(({ kind, row }) => [kind, row])).toEqual([["Problem", 2]]);
  });
});

it("a name alone above rows of figures is a heading, one at the end lacks its figures", () => {
  const { rows, findings } = readRegister(
    register(headers, ["External", null, null], ["a", 1, 2], ["b", null, null]),
  );
  expect(rows.map(({ leftOut }) => leftOut)).toEqual(["heading", null, null]);
  expect(findings.map(({ kind, row }) => [kind, row])).toEqual([
    ["Warning", 1],
    ["Problem", 3],
    ["Problem", 3],
  ]);
});

it("what to fill in, right below the headers, is left out, and a unit there is asked into the header", () => {
  const read = (loss: string) =>
    readRegister(register(headers, ["Name it", "events per year", loss], ["a", 1, 2]));
  expect(read("€ per event").findings.map(({ kind }) => kind)).toEqual(["Note"]);
  expect(read("k€").findings.map(({ kind, rule }) => [kind, rule])).toEqual([
    ["Problem", expect.stringContaining('write "Loss (k€)" there')],
  ]);
});
