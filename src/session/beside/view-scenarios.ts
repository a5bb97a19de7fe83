import type { ControlsReading, RegisterReading, ScenarioKey, ScenariosReading } from "../../core";
import { readScenarios, scenarioHeadersIn, threatNamesOf } from "../../core";
import type { SortBeside } from "./follow-table";
import type { Block } from "../contract/register-port";
import type { ScenariosView, ScenarioView } from "../contract/register-snapshot";
import { placeShown } from "../find/find-register";
import type { TableKind } from "../find/table-kind";
import { placeFinding } from "../view/place-finding";
import { sameParts } from "../view/same-parts";

/** A table of scenarios as it was read, and what the pane shows of it. */
export interface SeenScenarios {
  readonly block: Block;
  readonly reading: ScenariosReading;
  readonly view: ScenariosView;
  readonly remembered: object;
}

/** What scenarios speak of. */
export interface BesideScenarios {
  readonly register: RegisterReading;
  /** null where the workbook has no table of controls. */
  readonly controls: ControlsReading | null;
}

const nothingElse = { threats: { open: [], leftOut: [] }, controls: [] };

/** A table of scenarios: whatever threats and controls it speaks of. */
export const scenariosTable: TableKind<ScenarioKey> = {
  headersIn: scenarioHeadersIn,
  read(cells) {
    const { columns, rows, findings } = readScenarios(cells, nothingElse);
    return { readings: columns.readings, hasScores: false, rows: rows.length, findings };
  },
  isRow: (headers, line) => readScenarios([headers, line], nothingElse).rows.length === 1,
  // Its headers are common words: all of them, or none.
  isOther: () => true,
};

/** The table of scenarios, read beside threats and controls. */
export const scenariosBeside: SortBeside<ScenarioKey, SeenScenarios, BesideScenarios> = {
  kind: scenariosTable,
  read(block, { register, controls }, _, before) {
    const reading = readScenarios(block.cells, {
      threats: threatNamesOf(register),
      controls: controls?.controls ?? [],
    });
    const view: ScenariosView = {
      kind: "scenarios",
      place: placeShown(block),
      scenarios: reading.scenarios.map((scenario) => viewOf(scenario, reading, block)),
      findings: findingsOf(null, reading, block),
      isProtected: block.isProtected,
    };
    const isSame = before !== null && sameParts(view, before.view);
    return {
      block,
      reading,
      view: isSame ? before.view : view,
      remembered: before?.remembered ?? {},
    };
  },
};

function viewOf(
  { name, changes }: ScenariosReading["scenarios"][number],
  reading: ScenariosReading,
  block: Block,
): ScenarioView {
  const findings = findingsOf(name, reading, block);
  return {
    name,
    changes,
    findings,
    problems: findings.filter(({ kind }) => kind === "Problem").length,
  };
}

/** What is said of the rows of a scenario; null for all else. */
const findingsOf = (name: string | null, { findings }: ScenariosReading, block: Block) =>
  findings
    .filter((finding) =>
      name === null
        ? finding.row === 0 || finding.name === ""
        : finding.row > 0 && plain(finding.name) === plain(name),
    )
    .map((finding) => placeFinding(finding, block.place, []));

const plain = (name: string): string => name.trim().toLowerCase();
