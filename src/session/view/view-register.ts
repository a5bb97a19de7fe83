import type { Finding, RegisterReading } from "../../core";
import { columnsMissing, readRegister, rules } from "../../core";
import type { Block } from "../contract/register-port";
import type { PlacedFinding, RegisterView } from "../contract/register-snapshot";
import { addressOnSheet } from "../find/cell-address";
import { placeOfBlock } from "../find/find-register";
import { headerText } from "../find/header-text";
import { columnChoices, noChoices } from "../find/kept-choices";
import { readingAt } from "../find/same-place";
import { keepParts } from "./keep-parts";
import { placeFinding } from "./place-finding";
import { totalsOf } from "./register-totals";
import type { SeenRegister, Viewing } from "./seen-register";
import { moneyIn } from "../typed/number-format";
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
  { choices, marks, fresh }: Viewing,
  before: SeenRegister | null,
  knownRow?: KnownRow,
): SeenRegister {
  const remembered = before?.remembered ?? new Map<string, string>();
  const headers = (block.cells[0] ?? []).map(headerText);
  const said = columnChoices(readingAt(choices, placeOfBlock(block)), headers);
  const reading = readRegister(block.cells, { ...said, money: moneyColumns(block) });
  const apart = rules
    .map((rule) => ({ rule, columns: columnsMissing(rule, reading.fields) }))
    .filter(({ columns: missing }) => missing.length > 0);
  // What was chosen comes back with its columns.
  const rule = apart.some((each) => each.rule === choices.rule) ? noChoices.rule : choices.rule;
  const mapped = said.fields ?? new Map();
  const columns = viewColumns(block, reading, mapped, before?.view.columns ?? [], fresh);
  const ids = columns.map(({ id }) => id);
  const findings = byRow(reading.findings, (finding) => placeFinding(finding, block.place, ids));
  const threats = viewThreats(
    { block, reading, columns, findings, rule, marks },
    before,
    { fresh, remembered },
    knownRow,
  );
  const rowsSeen = new Set(threats.map(({ cells }) => cells.row - block.place.row));
  const view: RegisterView = {
    kind: "register",
    place: {
      id: block.area.id,
      kind: block.area.kind === "table" ? "table" : "range",
      name: block.area.table,
      address: addressOnSheet(block.area.sheet, block.place),
      cells: block.place,
    },
    columns,
    threats,
    totals: totalsOf(reading, rule, block, ids),
    rule,
    rules: rules.filter((each) => apart.every((other) => other.rule !== each)),
    rulesApart: apart,
    findings: [...findings].flatMap(([row, said]) => (rowsSeen.has(row) ? [] : said)),
    problems: reading.findings.filter(({ kind }) => kind === "Problem").length,
    nameColumns: nameColumns(reading, ids),
    money: moneyOf(columns),
    marks,
    isProtected: block.isProtected,
  };
  return { block, reading, view: before ? keepParts(view, before.view) : view, remembered };
}

/** The columns of which a cell's number format names a currency. */
function moneyColumns({ formats }: Block): ReadonlySet<number> {
  const known = new Map<string, boolean>();
  const isMoney = (format: string): boolean => {
    const before = known.get(format);
    if (before !== undefined) return before;
    const now = moneyIn(format) !== null;
    known.set(format, now);
    return now;
  };
  const [first = []] = formats;
  return new Set(
    first.flatMap((_, column) =>
      formats.some((line, row) => row > 0 && isMoney(line[column] ?? "")) ? [column] : [],
    ),
  );
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
