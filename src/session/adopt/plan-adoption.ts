import type { Adoption, Control } from "../../core";
import { adoption, annualCost, quote, threatsOf } from "../../core";
import type {
  AddedColumn,
  AdoptedTable,
  AdoptionOptions,
  AdoptionShown,
  KeptFormula,
} from "../contract/adoption";
import type { LocaleMarks } from "../contract/locale-marks";
import type { PlacedFinding, RegisterView } from "../contract/register-snapshot";
import type { SeenControls } from "../controls/view-controls";
import type { SeenRegister } from "../view/seen-register";
import { type CellChange, controlsTable, registerTable } from "./edited-table";
import { markInPlace, putLearnt } from "./put-adoption";
import { TableDraft } from "./table-draft";

/** What adopting comes to: what is shown of it, and what is written. */
export interface AdoptionPlan {
  readonly shown: AdoptionShown;
  readonly register: CellChange | null;
  readonly controls: CellChange | null;
}

/** Both tables as they were read. */
export interface BothTables {
  readonly register: SeenRegister;
  readonly controls: SeenControls;
  /** Whether each was selected as it is, and ends where it was said to end. */
  readonly isSelected: Readonly<Record<AdoptedTable, boolean>>;
}

/**
 * What the register learns from controls that are bought, cell by cell.
 *
 * @param names of the controls
 * @returns why it cannot be done and what to do first, where it cannot
 */
export function planAdoption(
  { register, controls, isSelected }: BothTables,
  names: readonly string[],
  options: AdoptionOptions,
  marks: LocaleMarks,
): AdoptionPlan | string {
  const findings = [
    ...register.view.findings,
    ...register.view.threats.flatMap((threat) => threat.findings),
  ];
  const unread =
    problemsIn("register", findings) ?? problemsIn("table of controls", controls.view.findings);
  if (unread !== null) return unread;
  const wanted = new Set(names.map(plain));
  const chosen = controls.reading.controls.filter(({ name }) => wanted.has(plain(name)));
  const stray = names.find((name) => chosen.every((each) => plain(each.name) !== plain(name)));
  if (stray !== undefined) return `No control is called ${quote(stray)} any more. Look again.`;
  const bought = chosen.filter(({ inPlace }) => !inPlace);
  if (bought.length === 0) return nothingToDo(chosen);
  const learnt = adoption(threatsOf(register.reading), bought);

  const threats = new TableDraft(registerTable(register, isSelected.register), marks);
  const isRecorded = register.reading.columns.of.has("spend") && !options.leaveSpend;
  putLearnt(threats, learnt, { isRecorded, rowOf: ({ row }) => row });
  const marked = new TableDraft(controlsTable(controls, isSelected.controls), marks);
  const byHand = markInPlace(marked, controls, bought);

  const refusal = threats.refusal() ?? marked.refusal();
  if (refusal !== null) return refusal;
  const formulas = [...threats.formulas, ...marked.formulas];
  return {
    shown: {
      kind: "preview",
      controls: bought.map(({ name }) => name),
      options: { leaveSpend: options.leaveSpend },
      cells: [...threats.cells, ...marked.cells],
      columns: [...threats.columns, ...marked.columns],
      formulas,
      notes: [
        ...notesOn(learnt, options),
        ...(options.leaveSpend || register.reading.columns.of.has("spend") || bought.every(isFree)
          ? []
          : ["The register has no column Spend: what the controls cost is recorded nowhere."]),
        ...staying(threats.formulas),
        ...unreached(threats.columns, register.view),
        ...unreached(marked.columns, controls.view),
      ],
      byHand,
    },
    register: threats.change(),
    controls: marked.change(),
  };
}

const plain = (name: string): string => name.trim().toLowerCase();

const isFree = (control: Control): boolean => annualCost(control) === 0;

export function problemsIn(called: string, findings: readonly PlacedFinding[]): string | null {
  const problems = findings.filter(({ kind }) => kind === "Problem");
  const [first] = problems;
  if (!first) return null;
  const cells = problems.length === 1 ? "1 cell" : `${problems.length} cells`;
  return `Fix ${cells} of the ${called} first: ${first.sentence}.`;
}

function nothingToDo(chosen: readonly Control[]): string {
  const [first, ...others] = chosen;
  if (!first) return "Choose controls to adopt.";
  return others.length === 0
    ? `${first.name} is in place already: the register reflects it.`
    : "All of these controls are in place already: the register reflects them.";
}

function notesOn({ untellable, unplaced }: Adoption, { leaveSpend }: AdoptionOptions): string[] {
  return [
    ...untellable.map(
      ({ name, frequencyReduction }) =>
        `${name} leaves no ${frequencyReduction === 1 ? "event" : "loss"}: once in place, nothing tells what it is worth.`,
    ),
    ...unplaced.map((control) =>
      leaveSpend || isFree(control)
        ? `${control.name} acts on no open threat: the register learns nothing from it.`
        : `${control.name} acts on no open threat: its cost is in no threat's spend.`,
    ),
  ];
}

/** What in the workbook will not know of columns that come in. */
export function unreached(
  added: readonly AddedColumn[],
  { place, ...view }: Pick<RegisterView, "place"> & Partial<Pick<RegisterView, "formulas">>,
): string[] {
  if (added.length === 0) return [];
  const headers = added.map(({ header }) => header).join(" and ");
  const name = view.formulas?.name ?? null;
  return [
    ...(place.kind === "range"
      ? [
          `Formulas over ${place.address} will not reach ${headers}: extend them by the new columns.`,
        ]
      : []),
    ...(name === null
      ? []
      : [
          `Formulas that read ${name} will not know ${headers} until you bring it up to date in the pane.`,
        ]),
  ];
}

/** What stays as it is because formulas say it, and what to do where they add up budget lines. */
function staying(formulas: readonly KeptFormula[]): string[] {
  const ofLines = formulas.filter(({ formula, more }) => more !== null && addsUpLines(formula));
  const others = formulas.length - ofLines.length;
  const lines = ofLines
    .slice(0, MOST_NAMED)
    .map(({ more, name }) => `${more ?? ""} for ${quote(name)}`)
    .join("; ");
  const rest = ofLines.length - MOST_NAMED;
  return [
    ...(ofLines.length === 0
      ? []
      : [
          `Spend comes from the budget lines and stays as they say. For the gap of the plan add lines of ${lines}${rest > 0 ? `; and for ${rest} more, listed below` : ""}.`,
        ]),
    ...(others === 0 ? [] : [stayingOtherwise(others)]),
  ];
}

const addsUpLines = (formula: string): boolean => /\bSPEND_BY_THREAT\(/i.test(formula);

/** So many are named in a sentence. */
const MOST_NAMED = 12;

const stayingOtherwise = (count: number): string =>
  count === 1
    ? "1 cell holds a formula and stays as it is: the figures will differ from the plan by that."
    : `${count} cells hold formulas and stay as they are: the figures will differ from the plan by that.`;
