import type { Control, ScenarioRow } from "../../core";
import { adoption, changedCells, ModelError, readRegister, withCells } from "../../core";
import { controlsTable, registerTable } from "../adopt/edited-table";
import { problemsIn, unreached } from "../adopt/plan-adoption";
import { markInPlace, putLearnt } from "../adopt/put-adoption";
import type { ReadTogether } from "../adopt/read-tables";
import { TableDraft } from "../adopt/table-draft";
import type { ChangesOfBoth } from "../adopt/write-both";
import { toldRegister } from "../answers/told-tables";
import type { AdoptedTable } from "../contract/adoption";
import type { LocaleMarks } from "../contract/locale-marks";
import type { ScenarioShown } from "../contract/scenarios";

/** What applying a scenario comes to: what is shown of it, and what is written. */
export interface ScenarioPlan extends ChangesOfBoth {
  readonly shown: ScenarioShown;
}

/** The tables as they were read, and whether each was selected as it is. */
export interface ScenarioTables extends ReadTogether {
  readonly isSelected: Readonly<Record<AdoptedTable, boolean>>;
}

/**
 * What a scenario changes of the register, cell by cell: first its figures, then what its controls do.
 *
 * @returns why it cannot be done and what to do first, where it cannot
 */
export function planScenario(
  { register, controls, isSelected }: ScenarioTables,
  { name, changes }: { readonly name: string; readonly changes: readonly ScenarioRow[] },
  marks: LocaleMarks,
): ScenarioPlan | string {
  const unread = problemsIn("register", [
    ...register.view.findings,
    ...register.view.threats.flatMap(({ findings }) => findings),
  ]);
  if (unread !== null) return unread;
  const names = changes.flatMap(({ change }) => (change.kind === "control" ? change.control : []));
  const bought = controls?.reading.controls.filter((each) => names.includes(each.name)) ?? [];
  if (bought.length < names.length || bought.some(({ inPlace }) => inPlace)) {
    return "A control of the scenario is no longer to be bought. Look again.";
  }
  const { reading, block } = register;
  const threats = new TableDraft(registerTable(register, isSelected.register), marks);
  try {
    for (const { threat, key, value } of changedCells(reading, block.cells, changes)) {
      const scale = reading.columns.of.get(key)?.scale ?? 1;
      if (register.scales.some(({ column }) => column === reading.columns.of.get(key)?.index)) {
        return `${reading.columns.of.get(key)?.header ?? key} holds scores, not amounts: there is nothing to multiply. Change the scores in the sheet.`;
      }
      threats.put(threat.row, threat.name, key, value === null ? null : value * scale);
    }
  } catch (refusal) {
    if (refusal instanceof ModelError) return `${refusal.message}.`;
    throw refusal;
  }
  const learnt = learning(register, changes, bought);
  if (typeof learnt === "string") return learnt;
  const rows = new Map(reading.threats.map((threat) => [threat.name, threat.row]));
  putLearnt(threats, learnt, {
    isRecorded: reading.columns.of.has("spend"),
    rowOf: (threat) => rows.get(threat.name) ?? threat.row,
  });
  const marked =
    controls && names.length > 0
      ? new TableDraft(controlsTable(controls, isSelected.controls), marks)
      : null;
  const byHand = marked && controls && markInPlace(marked, controls, bought);
  const refusal = threats.refusal() ?? marked?.refusal() ?? null;
  if (refusal !== null) return refusal;
  const cells = [...threats.cells, ...(marked?.cells ?? [])];
  const formulas = [...threats.formulas, ...(marked?.formulas ?? [])];
  if (cells.length + formulas.length === 0) return `${name} changes nothing of the register.`;
  return {
    shown: {
      ...{ kind: "preview", scenario: name, changes, cells, formulas },
      columns: [...threats.columns, ...(marked?.columns ?? [])],
      notes: [
        ...(threats.formulas.length > 0
          ? ["Cells that hold formulas stay: the figures will differ from the scenario by that."]
          : []),
        ...unreached(threats.columns, register.view),
        ...(marked && controls ? unreached(marked.columns, controls.view) : []),
        "The scenario stays among the scenarios, and would change the register once more: discard it when it is true.",
      ],
      byHand,
    },
    register: threats.change(),
    controls: marked?.change() ?? null,
  };
}

/** What the register learns from the controls, once its figures are changed. */
function learning(
  register: ScenarioTables["register"],
  changes: readonly ScenarioRow[],
  bought: readonly Control[],
) {
  const told = toldRegister(register);
  if (told.kind === "refused") return told.message;
  const reading = readRegister(told.cells);
  const cells = withCells(reading, told.cells, changedCells(reading, told.cells, changes));
  return adoption(readRegister(cells).threats, bought);
}
