import type { Control } from "../controls/control";
import { ThreatFinder } from "../controls/named-threats";
import type { ThreatNames } from "../controls/threat-names";
import type { Cell, Cells } from "../input/cell";
import { isBlank, quote } from "../input/cell";
import { assignColumns } from "../register/columns";
import type { Finding } from "../register/findings/finding";
import { rightName } from "../register/findings/nearest-name";
import type { Columns } from "../register/headers/column";
import { headerIn } from "../register/headers/header-text";
import { cellFinding } from "../register/rows/cell-finding";
import { RowCells } from "../register/cells/row-cells";
import type { Scenario, ScenarioChange, ScenarioRow } from "./scenario";
import type { ScenarioKey } from "./scenario-fields";
import { scenarioKind } from "./scenario-fields";

/** A headed range, read as a table of scenarios. */
export interface ScenariosReading {
  /** In the order in which the sheet names them first; one with a problem has only its sound rows. */
  readonly scenarios: readonly Scenario[];
  readonly columns: Columns<ScenarioKey>;
  /** The rows that are not blank: their numbers, 1 below the header, and the scenario each belongs to. */
  readonly rows: readonly { readonly row: number; readonly name: string }[];
  /** All there is to say, headers first, then row by row. */
  readonly findings: readonly Finding[];
}

/** What the rows of a scenario may speak of. */
export interface ScenarioSurroundings {
  /** The threats of the register. */
  readonly threats: ThreatNames;
  /** The controls that can be bought; none where there is no table of them. */
  readonly controls: readonly Pick<Control, "name" | "inPlace">[];
}

/** The words of the column Field, and what people write there besides. */
const fieldWords: readonly (readonly [RegExp, ScenarioChange["kind"]])[] = [
  [/^(?:frequency|likelihood|probability|events per year)$/i, "frequency"],
  [/^(?:loss|impact|severity|loss per event)$/i, "loss"],
  [/^insurance$/i, "insurance off"],
  [/^controls?$/i, "control"],
];

/**
 * Reads a headed range as a table of scenarios: a row a change. Names are compared without case and outer spaces; a blank Threat
 * means all open threats. A threat that the register does not have, or has twice, or that one scenario changes twice in the same
 * way, is a problem, and so is a control that is in place or nowhere.
 *
 * @param range first row headers
 */
export function readScenarios(
  range: Cells,
  { threats, controls }: ScenarioSurroundings,
): ScenariosReading {
  const columns = assignColumns(range, scenarioKind);
  const finder = new ThreatFinder(threats);
  const doubled = doubledIn(threats);
  const findings: Finding[] = [...columns.findings];
  const rows: { row: number; name: string }[] = [];
  const scenarios = new Map<string, { name: string; changes: ScenarioRow[] }>();
  /** Rows by scenario, threat and what they change. */
  const changed = new Map<string, number>();
  const isWhole = columns.of.size === scenarioKind.fields.length;
  for (const [index, line] of (isWhole ? range.slice(1) : []).entries()) {
    const cells = new RowCells(line, columns);
    const row = index + 1;
    if (cells.isBlank) continue;
    const say = (kind: Finding["kind"], key: ScenarioKey, rule: string): void => {
      findings.push(cellFinding(kind, cells, row, key, rule));
    };
    const { name } = cells;
    rows.push({ row, name });
    if (name === "") {
      say("Problem", "scenario", "must hold the name of the scenario");
      continue;
    }
    const scenario = scenarios.get(plain(name)) ?? { name, changes: [] };
    scenarios.set(plain(name), scenario);
    const change = changeIn(cells, controls);
    if ("rule" in change) {
      say("Problem", change.key, change.rule);
      continue;
    }
    if (change.kind === "control") {
      scenario.changes.push({ row, threats: null, change });
      continue;
    }
    const named = finder.read(cells.text("threat"));
    if (named.problem !== null) {
      say("Problem", "threat", named.problem);
      continue;
    }
    const several = named.threats?.find((each) => doubled.has(plain(each)));
    if (several !== undefined) {
      say(
        "Problem",
        "threat",
        `must name one threat, and several rows of the register are called ${quote(several)}: give each its own name`,
      );
      continue;
    }
    for (const left of named.leftOut) {
      say(
        "Note",
        "threat",
        `names ${quote(left)}, which is left out of the register: nothing changes`,
      );
    }
    const own = (named.threats ?? [""]).map((each) => ({
      each,
      key: [plain(name), change.kind, plain(each)].join("\n"),
    }));
    const twice = own.find(({ key }) => changed.has(key));
    if (twice) {
      const whose = twice.each === "" ? "all threats" : quote(twice.each);
      say(
        "Problem",
        "threat",
        `must not name ${whose} again: row ${changed.get(twice.key) ?? 0} of the scenarios changes the same`,
      );
      continue;
    }
    for (const { key } of own) changed.set(key, row);
    scenario.changes.push({ row, threats: named.threats, change });
  }
  return { scenarios: [...scenarios.values()], columns, rows, findings };
}

/** Names that several open threats have. */
function doubledIn({ open }: ThreatNames): ReadonlySet<string> {
  const [once, doubled] = [new Set<string>(), new Set<string>()];
  for (const name of open.map(plain)) (once.has(name) ? doubled : once).add(name);
  return doubled;
}

/** The headers of a range as a table of scenarios reads them. */
export const scenarioHeadersIn = (range: Cells): { texts: readonly string[]; rows: 1 } => ({
  texts: (range[0] ?? []).map((cell) => headerIn(cell, false)),
  rows: 1,
});

interface Wrong {
  readonly key: ScenarioKey;
  readonly rule: string;
}

function changeIn(
  cells: RowCells<ScenarioKey>,
  controls: ScenarioSurroundings["controls"],
): ScenarioChange | Wrong {
  const word = cells.text("field");
  const kind = fieldWords.find(([words]) => words.test(word))?.[1];
  if (kind === undefined) {
    return { key: "field", rule: "must be Frequency, Loss, Insurance or Control" };
  }
  const given = cells.cell("change");
  if (kind === "control") return controlIn(cells.text("change"), controls);
  if (kind === "insurance off") {
    const isOff = given === 0 || given === false || /^(?:off|no|none)$/i.test(cells.text("change"));
    return isOff ? { kind } : { key: "change", rule: "must be off" };
  }
  const factor = factorIn(given);
  return factor === null
    ? { key: "change", rule: "must be a number above 0, by which it is multiplied: 1.5, or 0.8" }
    : { kind, factor };
}

/** 1.5, "x 1.5", "\u00d71.5". */
function factorIn(cell: Cell): number | null {
  const text = typeof cell === "string" ? cell.trim().replace(/^[x\u00d7*]\s*/i, "") : "";
  const number =
    typeof cell === "number" ? cell : /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
  return number !== null && number > 0 && number < Infinity && !isBlank(cell) ? number : null;
}

function controlIn(
  name: string,
  controls: ScenarioSurroundings["controls"],
): ScenarioChange | Wrong {
  const found = controls.find((each) => plain(each.name) === plain(name));
  if (!found) {
    const names = controls.map((each) => each.name);
    const rule = names.length === 0 ? "must be a control, and there is no table of them" : null;
    return {
      key: "change",
      rule: rule ?? rightName(name, names, "must be a control of the table"),
    };
  }
  if (found.inPlace) {
    return { key: "change", rule: "must be a control that is not in place yet" };
  }
  return { kind: "control", control: found.name };
}

const plain = (name: string): string => name.trim().toLowerCase();
