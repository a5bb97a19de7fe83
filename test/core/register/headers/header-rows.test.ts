import type { Cell } from "../../../../src/core";
import { readControls, readRegister, threatsOf, totalExpectedLoss } from "../../../../src/core";
import { said } from "../../../support/model/register-cells";

const total = (cells: Cell[][]): number => totalExpectedLoss(threatsOf(readRegister(cells)));
const above = "stands above a second row of headers: the two are read together";

/** PERT through 100, 200 and 400 thousand, at 1 a year, and through a tenth of them, at 0.1. */
const pert = (1e5 + 4 * 2e5 + 4e5) / 6 + (0.1 * (1e4 + 4 * 2e4 + 4e4)) / 6;

describe("headers in two rows", () => {
  it.each<[string, Cell[], Cell[], Cell[][], number]>([
    [
      "a merged title over the ends of a range",
      ["Threat", "Frequency", "Loss (k€)", "", ""],
      ["", "", "Min", "Most likely", "Max"],
      [
        ["A", 1, 100, 200, 400],
        ["B", 0.1, 10, 20, 40],
      ],
      pert,
    ],
    [
      "a title that is written again above each",
      ["Risk", "Events per year", "Loss (k€)", "Loss (k€)", "Loss (k€)"],
      ["", "", "Min", "Mode", "Max"],
      [
        ["A", 1, 100, 200, 400],
        ["B", 0.1, 10, 20, 40],
      ],
      pert,
    ],
    [
      "groups above headers of their own",
      ["Identification", "", "Assessment", "", "", "Governance", ""],
      ["ID", "Risk", "ARO", "Min", "Max", "Owner", "Status"],
      [["R1", "A", 0.5, 1e5, 3e5, "Ann", "Open"]],
      1e5,
    ],
    [
      "a title with the unit of all amounts",
      ["Register (amounts in k€)", "", "", ""],
      ["Risk", "ARO", "SLE", "Spend"],
      [["A", 0.5, 100, 10]],
      5e4,
    ],
    [
      "percentages typed as numbers",
      ["Risk", "Frequency", "Loss", ""],
      ["", "", 0.05, 0.95],
      [["A", 1, 1e5, 1e6]],
      404001.2826945724,
    ],
    [
      "a title over half a name",
      ["Risk", "Frequency", "Severity", ""],
      ["", "Loss event", "least", "largest"],
      [["A", 2, 1e5, 3e5]],
      4e5,
    ],
    [
      "German",
      ["Bedrohung", "Häufigkeit", "Schaden (k€)", ""],
      ["", "pro Jahr", "minimal", "maximal"],
      [["A", 0.5, 100, 300]],
      1e5,
    ],
    [
      "a title over insurance",
      ["", "", "", "Insurance", ""],
      ["Threat", "ARO", "SLE", "Retention", "Limit"],
      [["A", 0.5, 400, 100, 200]],
      100,
    ],
  ])("%s are read together, and said", (_, titles, own, rows, right) => {
    const cells = [titles, own, ...rows];
    expect(total(cells) / right).toBeCloseTo(1, 12);
    expect(said(cells, "Note").filter((line) => line.endsWith(above))).toHaveLength(1);
  });

  it("leave every row its number and its blanks", () => {
    const cells = [
      ["Threat", "Frequency", "Loss", ""],
      ["", "", "Low", "High"],
      ["A", 1, 100, 200],
      ["B", "often", 100, 200],
    ];
    expect(readRegister(cells).rows.map(({ row }) => row)).toEqual([2, 3]);
    expect(said(cells, "Problem")).toEqual(["3 Frequency: must be a number"]);
  });

  it("that give a range of frequencies are read as one, and as no low end of a loss", () => {
    const cells = [
      ["Threat", "Frequency", "", "Loss", ""],
      ["", "Low", "High", "Min", "Max"],
      ["A", 1, 2, 100, 200],
    ];
    expect(said(cells, "Problem")).toEqual([]);
    expect(readRegister(cells).threats[0]?.frequency.kind).toBe("uncertain");
  });

  it("of costs are not cut off from their title", () => {
    const cells = [
      ["Control", "Cost (k€)", "", "Life", "Loss reduction"],
      ["", "Build", "Annual", "", ""],
      ["MFA", 10, 1, 5, 0.5],
    ];
    const { controls } = readControls(cells, { open: [], leftOut: [] });
    expect(controls).toEqual([expect.objectContaining({ cost: 1000, buildCost: 10_000 })]);
  });

  it.each<[string, Cell[][]]>([
    [
      "words on what to fill in",
      [
        ["Threat", "Frequency", "Loss"],
        ["what may happen", "events per year", "cost per event"],
        ["A", 0.5, 100],
      ],
    ],
    [
      "a threat in words",
      [
        ["Threat", "Likelihood", "Impact"],
        ["Phishing", "High", "Low"],
        ["Fraud", "Low", "High"],
      ],
    ],
    [
      "a closed threat without figures",
      [
        ["Threat", "Frequency", "Loss", "Status"],
        ["Old", "", "", "Closed"],
        ["A", 0.5, 100, "Open"],
      ],
    ],
    [
      "shares",
      [
        ["Threat", "Probability", "Loss reduction", "Loss"],
        ["A", 0.5, 0.95, 0.5],
        ["B", 0.05, 0.9, 100],
      ],
    ],
  ])("are not what %s below the headers is", (_, cells) => {
    const said = readRegister(cells).findings.map(({ rule }) => rule);
    expect(said).not.toContain(above);
  });
});
