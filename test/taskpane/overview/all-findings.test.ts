import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, CellError } from "../../../src/core";
import { toDos } from "../../../src/taskpane/overview/to-dos";
import { figuresIn, plainMoney } from "../../../src/taskpane/words/figures";
import { findingsOf } from "../../../src/taskpane/words/threat-words";
import { calculateBuilt } from "../../support/pane/calculate-built";
import { sessionInMemory } from "../../support/pane/session-in-memory";

/*
 * Whatever REGISTER_CHECK says of a register is counted in the pane's to-dos and listed in what they lead to: every kind of
 * warning and note that docs/model.md lists is tried.
 */

const on = sessionInMemory();
const figures = figuresIn("en-US", plainMoney);

afterAll(() => {
  on.close();
});

const ends = ["Threat", "Frequency", "Loss low", "Loss high"];
const fire = ["Fire", 0.1, 10_000, 100_000];
const theft = ["Theft", 2, 1000, 20_000];
const insured = ["Retention", "Limit", "Annual limit"];

type Sheet = readonly (readonly Cell[])[];

/** Registers, with controls behind some of them, that together give rise to every kind of warning and note. */
const registers: readonly (readonly [Sheet, Sheet?])[] = [
  [
    [
      [...ends, "Loss low (k$)", "Spend ($)", "Premium (€)", "Remarks", "Ownr"],
      [...fire, 10, 5, 6, "?", "IT"],
      [...theft, 1, 5, 6, "?", "IT"],
    ],
  ],
  [
    [
      [
        "Scenario",
        "Threat",
        "Events a year",
        "Loss (k$)",
        "Asset value",
        "Exposure factor",
        "Status",
      ],
      ["a", "Fire", 0.1, 10, 1e5, 0.5, "perhaps"],
      ["b", "Theft", 2, 1, 2e5, 0.1, "Closed"],
      ["c", "Flood", 1, 1, 2e5, 0.1, "Open"],
      ["Total", "", 2, 11, "", "", ""],
    ],
  ],
  [
    [
      [...ends, "Secondary chance", "Status", "Actual (%)"],
      [...fire, 0.5, "n/a", 1],
      ["Wide", 0.1, 1, 1e7, 0.1, "", 1],
      ["A date", 45_000, 1, 2, 0.1, "", 1],
    ],
  ],
  [
    [
      [
        ...ends,
        "Frequency low",
        "Frequency high",
        "Secondary chance",
        "Secondary low",
        "Secondary high",
      ],
      ["Rare", "", 1000, 2000, 1e-6, 1, 0.5, 1, 1e7],
      ["Never", "", 1000, 2000, 0.1, 1, "", 10, 100],
    ],
  ],
  [
    [
      [...ends, "Loss median", "Most likely", "ALE", "Loss cap"],
      [...fire, 90_000, "", 1, ""],
      [...theft, "", 15_000, "", 1e9],
      ["Flood", 1, 1000, 20_000, "", "", "", 1],
    ],
  ],
  [
    [
      [...ends, ...insured],
      [...fire, 1e9, 1e9, ""],
      ["Flood", 0.1, 10_000, 100_000, 1, 1, ""],
      ["Quake", 0.1, 10_000, 100_000, 50, 1e9, 1e9],
      ["Storm", 0.1, 10_000, 100_000, 5, 50_000, 1e7],
    ],
  ],
  [
    [
      [...ends, "Currency"],
      [...fire, "EUR"],
      [...theft, ""],
      ["Flood", 1, 1000, 20_000, ""],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Loss", "Unit", "Premium", "Source", "Sorce"],
      ["Fire", 0.1, 10_000, "k€", "see policy", new CellError("#N/A"), "x"],
      ["Theft", 2, 10_000, "€", "see policy", "IT", "x"],
    ],
  ],
  [
    [
      ["Threat", "Probability (%)", "Loss", "Annual limit", "Own", "Owners"],
      ["Fire", 0.05, 1000, "n/a", "", ""],
      ["Theft", 0.02, 1000, "", "", ""],
    ],
  ],
  [
    [
      [
        "Threat",
        "Frequency",
        "Loss low (5%)",
        "Loss high (95%)",
        "Most likely",
        "Loss cap",
        ...insured,
      ],
      ["Fire", 0.1, 10_000, 100_000, 90_000, 1e12, "", "", ""],
      ["Theft", 0.1, 10_000, 100_000, "", "", 20_000, 1e12, ""],
    ],
  ],
  [
    [
      [...ends, "Spend"],
      ["Fire", 0.1, 1e6, 1e8, 0.01],
      ["Theft", 0.1, 1e6, 1e8, 0.01],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Loss", "Likelihood"],
      ["Fire", 3, 4000, 4],
      ["Theft", 2, 5000, 5],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Impact"],
      ["Fire", 3, 40],
      ["Theft", 2, 25],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Loss"],
      ["External", "", ""],
      ["Fire", 1, 10_000],
      ["Theft", 2, 7],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Loss"],
      ["Fire", 1, 100],
      ["Theft", 2, 70],
      ["Both", 3, 170],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Loss"],
      ["Fire", 1, 100],
      ["Theft", 2, 70],
      ["Total", 3, 170],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Loss", "Year"],
      ["Fire", 1, 100, 2024],
      ["Fire", 2, 70, 2025],
      ["Theft", 1, 100, 2024],
      ["Theft", 2, 70, 2025],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Loss", "Entity"],
      ["Fire", 1, 100, "North"],
      ["Fire", 2, 70, "South"],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Loss"],
      ["Fire", 1, 9],
      ["Threat", "Frequency", "Loss"],
      ["Flood", 2, 7],
    ],
  ],
  [
    [
      ["Threat", "Frequency", "Loss (k€)", "", ""],
      ["", "", "Min", "Most likely", "Max"],
      ["Fire", 1, 100, 200, 400],
      ["Theft", 0.1, 10, 20, 40],
    ],
  ],
  [
    [
      [...ends, "Status"],
      [...fire, ""],
      [...theft, ""],
      ["Flood", 1, 1000, 20_000, "Closed"],
    ],
    [
      ["Control", "Threat", "Cost", "Frequency reduction", "Loss reduction", "In place", "In plan"],
      ["Free", "Fire", 0, 0.5, "", "", "perhaps"],
      ["Idle", "", 10, 0, 0, "", ""],
      ["All", "Fire", 10, 1, "", "yes", ""],
      ["Late", "Flood", 10, 0.5, "", "", ""],
    ],
  ],
];

/** A register without a loss is none to the pane, which says so in place of its views. */
const withoutRegister = "shows that this register holds scores";

/** Said of no cell, and only as long as a figure of the year is known to no better than 0.01%. */
const ofTheYear = "figures of the year may be off by";

const said = new Set<string>();

it.each(
  registers.map((each): [string, (typeof registers)[number]] => [JSON.stringify(each[0][0]), each]),
)("all is counted and listed: %s", async (_, [threats, controls]) => {
  await on.open({
    a: { table: "Threats", sheet: "Register", cells: threats },
    ...(controls && { c: { table: "Controls", sheet: "Controls", cells: controls } }),
  });
  const view = on.view();
  const { controls: seen } = on.session.getSnapshot();
  const checked = await calculateBuilt("REGISTER_CHECK", [threats, controls ?? null]);
  if (checked.kind !== "cells") throw new Error(checked.message);
  const rows = checked.cells.slice(2);
  for (const [, , , , words] of rows) if (typeof words === "string") said.add(words);
  // Of how exact the year is, no cell speaks.
  const ofCells = rows.filter(([, row]) => row !== "");
  const all = findingsOf(view, seen);
  const inOrder = (lines: readonly (readonly unknown[])[]) =>
    lines.map((line) => line.join()).sort();
  expect(inOrder(all.map(({ kind, cells }) => [kind, cells.row]))).toEqual(
    inOrder(ofCells.map(([, row, , kind]) => [kind, row])),
  );
  const words = toDos(view, seen, { refused: 0, due: null, held: [] }, figures).flatMap((each) =>
    each.leads.kind === "findings" ? each.words : [],
  );
  const count = (kind: string): number => ofCells.filter((row) => row[3] === kind).length;
  expect(words.map((each) => Number(/^\d+/.exec(each)))).toEqual(
    [count("Warning"), count("Note")].filter((each) => each > 0),
  );
});

it("and no kind of warning or note was left out", () => {
  const text = readFileSync(join(__dirname, "../../../docs/model.md"), "utf8");
  const listed = text.slice(text.indexOf("\n### Warnings\n"), text.indexOf("\n## Accuracy\n"));
  const rules = listed.split("\n").flatMap((line) => {
    const [, rule = "", kind = ""] = line.split("|").map((part) => part.trim());
    return /^[a-z]/.test(rule) && kind !== "Problem" ? rule : [];
  });
  expect(rules.length).toBeGreaterThan(45);
  const pattern = (rule: string): RegExp =>
    new RegExp(
      rule
        .replace(", or as a remark, and", " and")
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/\u2026/g, ".*")
        .replace(/"?\b[AB]\b"?/g, ".+"),
    );
  const missing = rules.filter((rule) => ![...said].some((each) => pattern(rule).test(each)));
  const isElsewhere = (rule: string): boolean =>
    rule.startsWith(withoutRegister) || rule.startsWith(ofTheYear);
  expect(missing.filter((rule) => !isElsewhere(rule))).toEqual([]);
});
