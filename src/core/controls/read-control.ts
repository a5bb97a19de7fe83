import { cellFinding } from "../register/rows/cell-finding";
import { quote } from "../input/cell";
import type { Columns } from "../register/headers/column";
import type { Finding, FindingKind } from "../register/findings/finding";
import type { RowCells } from "../register/cells/row-cells";
import { readNumbers } from "../register/cells/row-numbers";
import { checkWords } from "../register/rows/row-words";
import type { Control, PlanLock } from "./control";
import { annualCost } from "./control";
import type { ControlKey } from "./control-fields";
import { effectKeys } from "./control-fields";
import { saysYes } from "./in-place";
import type { ThreatFinder } from "./named-threats";

/** One row of the controls register, read: a control, or none where the row has a problem; and all there is to say. */
export interface ControlReading {
  readonly control: Control | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads one row that is to hold a control. Every wrong cell is found, not only the first.
 *
 * @param row counted from the header: 1 is the row below it
 */
export function readControl(
  cells: RowCells<ControlKey>,
  row: number,
  columns: Columns<ControlKey>,
  finder: ThreatFinder,
): ControlReading {
  const findings: Finding[] = [];
  const say = (kind: FindingKind, key: ControlKey, rule: string): void => {
    findings.push(cellFinding(kind, cells, row, key, rule));
  };
  const problem = (key: ControlKey, rule: string): void => {
    say("Problem", key, rule);
  };

  checkWords(cells, columns, say);
  const { values, failed } = readNumbers(cells, columns, problem);
  const { threats, leftOut, problem: unknown } = finder.read(cells.text("threat"));
  if (unknown !== null) problem("threat", unknown);
  const inPlace = saysYes(cells.text("inPlace"));
  if (inPlace === null) problem("inPlace", "must be yes, no or blank");
  // A column that is already complained of says nothing about what depends on it.
  const isSound = (key: ControlKey): boolean => !failed.has(key) && !columns.inDoubt.has(key);
  if (values.has("buildCost") && !values.has("life") && isSound("life")) {
    const rule = `must be filled in beside ${cells.header("buildCost")}: the years over which it is spread`;
    problem("life", rule);
  }

  const share = (key: ControlKey): number => values.get(key) ?? 1;
  const effect = (key: (typeof effectKeys)[number]): number =>
    (values.get(key) ?? 0) * share("coverage") * share("reliability");
  const control: Control = {
    name: cells.name,
    row,
    cost: values.get("cost") ?? 0,
    buildCost: values.get("buildCost") ?? 0,
    life: values.get("life") ?? null,
    threats,
    frequencyReduction: effect("frequencyReduction"),
    lossReduction: effect("lossReduction"),
    inPlace: inPlace ?? false,
    inPlan: lockIn(cells),
  };
  if (!findings.some(({ kind }) => kind === "Problem") && !(annualCost(control) < Infinity)) {
    problem("life", "must give an annual cost below 1.8e308");
  }
  if (findings.some(({ kind }) => kind === "Problem")) return { control: null, findings };
  if (control.inPlan === null && cells.text("inPlan").trim() !== "") {
    say("Note", "inPlan", 'is read as blank: it says "must", "never" or nothing');
  }
  for (const name of leftOut) say("Note", "threat", outside(name, threats));
  remark(control, cells, isSound, say);
  return { control, findings };
}

function lockIn(cells: RowCells<ControlKey>): PlanLock | null {
  const word = cells.text("inPlan").trim().toLowerCase();
  return word === "must" || word === "never" ? word : null;
}

function outside(name: string, threats: readonly string[] | null): string {
  const all = threats?.length === 0 ? ": the control acts on nothing" : "";
  return `names ${quote(name)}, which is left out of the register${all}`;
}

/** What can be computed but is rarely meant. */
function remark(
  control: Control,
  cells: RowCells<ControlKey>,
  isSound: (key: ControlKey) => boolean,
  say: (kind: FindingKind, key: ControlKey, rule: string) => void,
): void {
  const { frequencyReduction, lossReduction, inPlace } = control;
  const has = (key: ControlKey): boolean => cells.index(key) !== null;
  const [key, other] = effectKeys.filter(has);
  const isIdle = frequencyReduction === 0 && lossReduction === 0;
  if (isIdle && key !== undefined && effectKeys.every(isSound)) {
    const too = other === undefined ? "" : `, and so is ${cells.header(other)}`;
    say("Warning", key, `is blank or 0${too}: the control reduces nothing`);
  }
  const whole = effectKeys.find((key) => control[key] === 1);
  if (inPlace && whole !== undefined) {
    const what = whole === "lossReduction" ? "no loss" : "no event";
    say("Warning", whole, `is all of it and in place: with ${what} left, its value cannot be told`);
  }
  const costKey = (["cost", "buildCost"] as const).find(has);
  if (!inPlace && annualCost(control) === 0 && costKey !== undefined && isSound("cost")) {
    say("Warning", costKey, "is blank or 0: the control costs nothing");
  }
}
