import type { Finding, RegisterReading } from "../../core";
import { columnsMissing, rules } from "../../core";
import type { Block } from "../contract/register-port";
import type { PlacedFinding, RegisterView } from "../contract/register-snapshot";
import { formulaAccess } from "../formulas/formula-access";
import { placeOfBlock, placeShown } from "../find/find-register";
import { noChoices, nothingSaid } from "../find/kept-choices";
import { keptReadingAt } from "../find/same-place";
import { threatTable } from "../find/table-kind";
import { scoreQuestion } from "../scores/score-question";
import { keepParts } from "./keep-parts";
import { lostColumns } from "./lost-columns";
import { leftOutRows } from "./left-out-rows";
import { placeFinding } from "./place-finding";
import { newRowIn } from "./place-for-new";
import { readAsSaid } from "./read-as-said";
import { totalsOf } from "./register-totals";
import type { SeenRegister, Viewing } from "./seen-register";
import { textNumbers } from "./text-numbers";
import { unitsAsked } from "./unit-asked";
import { moneyOf, viewColumns } from "./view-columns";
import type { KnownRow } from "./view-threats";
import { viewThreats } from "./view-threats";

/**
 * What the pane shows of a register. What is as it was before is the same object as before, and rows and columns keep
 * their ids.
 *
 * @param before the same register as it was last; null where it was never seen
 */
export function viewRegister(
  block: Block,
  { choices, tables, marks, prefix, fresh }: Viewing,
  before: SeenRegister | null,
  knownRow?: KnownRow,
): SeenRegister {
  const remembered = before?.remembered ?? new Map<string, string>();
  const kept = keptReadingAt(choices.readings, placeOfBlock(block));
  const said = kept ?? nothingSaid;
  const read = readAsSaid(block, said, tables);
  const { reading, columnsSaid, apart: leftOut, headers, scales } = read;
  const apart = rules
    .map((rule) => ({ rule, columns: columnsMissing(rule, reading.fields) }))
    .filter(({ columns: missing }) => missing.length > 0);
  // What was chosen comes back with its columns.
  const rule = apart.some((each) => each.rule === choices.rule) ? noChoices.rule : choices.rule;
  const known = { mapped: columnsSaid.fields ?? new Map(), units: said.units, scales };
  const columns = viewColumns(
    block,
    threatTable,
    reading,
    known,
    before?.view.columns ?? [],
    fresh,
  );
  const ids = columns.map(({ id }) => id);
  const findings = byRow(reading.findings, (finding) => placeFinding(finding, block.place, ids));
  const threats = viewThreats(
    { block, reading, columns, findings, rule, marks, rowsSaid: said.rows, tables },
    before,
    { fresh, remembered },
    knownRow,
  );
  const rowsSeen = new Set(threats.map(({ cells }) => cells.row - block.place.row));
  const view: RegisterView = {
    kind: "register",
    place: placeShown(block),
    columns,
    threats,
    leftOut: leftOutRows(block, reading, findings, leftOut),
    newRow: newRowIn({ block, reading, threats }),
    formulas: formulaAccess({ block, reading, scales }, said, prefix),
    lostColumns: lostColumns(kept, columns),
    scores: scoreQuestion({ block, reading, headers, scales }, ids),
    unitsAsked: unitsAsked(
      block,
      reading,
      columnsSaid,
      [
        ...said.settled,
        ...said.units.keys(),
        ...scales.flatMap(({ column }) => headers[column] ?? []),
      ],
      ids,
    ),
    textNumbers: textNumbers({ reading, columns, threats, marks }),
    totals: totalsOf(reading, rule, block, ids),
    rule,
    rules: rules.filter((each) => apart.every((other) => other.rule !== each)),
    rulesApart: apart,
    findings: [...findings].flatMap(([row, ofRow]) => (rowsSeen.has(row) ? [] : ofRow)),
    problems: reading.findings.filter(({ kind }) => kind === "Problem").length,
    nameColumns: nameColumns(reading, ids),
    money: moneyOf(columns),
    marks,
    isProtected: block.isProtected,
  };
  const shown = before ? keepParts(view, before.view) : view;
  return {
    ...{ block, reading, apart: leftOut, headers, scales, tables },
    view: shown,
    remembered,
  };
}

function nameColumns({ columns }: RegisterReading, ids: readonly string[]): string[] {
  const name = columns.of.get("threat");
  return name ? [name.index, ...name.joined].flatMap((index) => ids[index] ?? []) : [];
}

function byRow(
  findings: readonly Finding[],
  placed: (finding: Finding) => PlacedFinding,
): Map<number, PlacedFinding[]> {
  const rows = new Map<number, PlacedFinding[]>();
  for (const finding of findings) {
    const row = rows.get(finding.row) ?? [];
    row.push(placed(finding));
    rows.set(finding.row, row);
  }
  return rows;
}
