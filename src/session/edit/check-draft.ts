import type { Cell } from "../../core";
import { readEditedRow } from "../../core";
import { addressOf } from "../find/cell-address";
import type { LocaleMarks } from "../contract/locale-marks";
import type { FollowedRegister } from "../follow/followed-register";
import { placeFinding } from "../view/place-finding";
import type { DraftReading, RegisterSession, Typed } from "../contract/register-session";
import type { PlacedFinding, ThreatView } from "../contract/register-snapshot";
import { noFigures, threatFigures } from "../view/threat-figures";
import { inputMeant } from "../typed/input-meant";
import { lookedUp } from "../scores/looked-up";
import { doubtIn } from "../typed/typing-doubt";
import { echoOf } from "../typed/typing-echo";
import { cellAt } from "../view/view-cells";
import { inOwnWords } from "../view/read-as-said";
import type { SeenRegister } from "../view/seen-register";
import { spendOf } from "../view/view-threats";

/** How a session says what the register makes of a row that is being typed. */
export function checking(followed: FollowedRegister): Pick<RegisterSession, "check"> {
  return {
    check(threat, typed) {
      const seen = followed.seen();
      const { marks } = followed.viewing();
      if (seen) return checkDraft(seen, threat, typed, marks);
      return {
        ...{ findings: [], figures: noFigures, values: new Map(), echoes: new Map() },
        statement: null,
      };
    },
  };
}

/** What the register makes of a row as it would be after an edit; of a new one where there is no threat. */
export function checkDraft(
  { block, reading, view, headers, scales }: SeenRegister,
  threat: ThreatView | null,
  typed: Typed,
  marks: LocaleMarks,
): DraftReading {
  const values = new Map<string, Cell>();
  const echoes = new Map<string, string>();
  const doubts: PlacedFinding[] = [];
  const number = threat ? threat.cells.row - block.place.row : block.place.rows;
  const ids = view.columns.map(({ id }) => id);
  const row = view.columns.map(({ id, quantity, scale, format, header }, index): Cell => {
    const cell = threat?.byColumn.get(id);
    const text = typed.get(id);
    if (text === undefined) return cell?.value ?? null;
    const held = cell?.value ?? null;
    const kind = { quantity, scale, format: cell?.format ?? format, held };
    const value = inputMeant(text, kind, marks);
    values.set(id, value);
    const echo = echoOf(value, text, kind, marks);
    if (echo !== null) echoes.set(id, echo);
    const doubt = doubtIn(text, kind, marks);
    if (doubt !== null) {
      const cells = cellAt(block.place, number, index);
      const [rule, sentence] = [doubt, `${header} ${doubt}`];
      doubts.push({
        kind: "Problem",
        sentence,
        rule,
        column: id,
        address: addressOf(cells),
        cells,
      });
    }
    return value;
  });
  const read = readEditedRow(reading, lookedUp(row, scales), number);
  const isDoubted = (id: string | null): boolean => doubts.some(({ column }) => column === id);
  const findings = inOwnWords(
    read.findings,
    { headers, scales },
    (_, column) => row[column] ?? null,
  )
    .map((finding) => placeFinding(finding, block.place, ids, typed))
    // What may have been meant says more than that this is no number.
    .filter(({ column }) => !isDoubted(column))
    .concat(doubts)
    // A row that is not there yet has no cell.
    .map((finding) => (threat ? finding : { ...finding, address: null, cells: block.place }))
    .sort((a, b) => Number(b.kind === "Problem") - Number(a.kind === "Problem"));
  const { draft, failed, leftOut } = read.reading;
  const spend = spendOf(reading, row, failed);
  const known = { draft, spend, findings };
  return {
    findings,
    figures: leftOut === null ? threatFigures(known, view.rule) : noFigures,
    values,
    echoes,
    statement: read.statement,
  };
}
