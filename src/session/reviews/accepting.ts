import type { CellChange } from "../adopt/edited-table";
import { knownRegister, registerTable } from "../adopt/edited-table";
import { protectedIn } from "../adopt/not-written";
import { type MadeChange, reversedChange } from "../adopt/reversed-change";
import { TableDraft } from "../adopt/table-draft";
import type { Block, CellContent, Change, RegisterPort } from "../contract/register-port";
import type { SaveResult } from "../contract/register-session";
import type { AcceptedReview, ReviewsSession } from "../contract/reviews";
import type { After } from "../contract/timer";
import { isChangedSince, type MadeEdit } from "../edit/take-back";
import type { KeptPlace } from "../find/kept-choices";
import { locateKept } from "../find/kept-range";
import { answering, refusal } from "../follow/answering";
import type { FollowedRegister } from "../follow/followed-register";
import { writtenInTime } from "../follow/in-time";
import { viewRegister } from "../view/view-register";
import { takenBack } from "./taken-back";
import { appended, headersIn, lineUnder, rowsHolding, tableAt } from "./appended";
import type { FollowedReviews } from "./follow-reviews";
import { logColumns, newLog } from "./own-tables";

const gone = "The threat or the log is no longer in the sheet. Nothing was changed.";

/** What was written: the register's cells, and the line of the log. */
interface Written {
  readonly register: MadeChange;
  readonly line: readonly CellContent[];
}

/** What became of a review that was to be accepted. */
type Outcome =
  | { readonly kind: "written"; readonly name: string; readonly written: Written }
  | { readonly kind: "refused"; readonly message: string };

/**
 * How a session accepts reviews.
 *
 * @param made edits that can be taken back, the last one last
 */
export function accepting(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  reviews: FollowedReviews,
  made: MadeEdit[],
): Pick<ReviewsSession, "accept"> {
  const placesOf = (place: KeptPlace) => [
    { id: place.id, locate: locateKept(place) },
    tableAt(reviews.tables().log?.id),
  ];

  return {
    accept: (review) =>
      answering(async () => {
        const place = followed.place();
        if (!followed.seen() || !place) return refusal(gone);
        await reviews.refreshed();
        const changed = port.changeTogether<Outcome>(
          placesOf(place),
          ([register = null, lines = null]) => {
            if (!register) return nothing(gone);
            return plan(register, lines, review, place.extent !== null);
          },
        );
        const outcome = await writtenInTime(changed, after);
        await followed.refreshed();
        await reviews.caughtUp();
        if (outcome.kind === "refused") return refusal(outcome.message);
        const { name, written } = outcome;
        made.push({
          ...{ kind: "review", name, place },
          takeBack: () => takeBack(place, written),
        });
        return { kind: "chosen" };
      }),
  };

  /** @param log null where it is still to be made */
  function plan(register: Block, log: Block | null, review: AcceptedReview, isSelected: boolean) {
    const seen = viewRegister(register, followed.viewing(), followed.before(register));
    const threat = seen.view.threats.find(({ id }) => id === review.threat);
    if (!threat) return nothing(gone);
    const { key, after: rate, day } = review;
    const column = seen.reading.columns.of.get(key);
    const row = threat.cells.row - register.place.row;
    const held = column ? register.cells[row]?.[column.index] : null;
    if (!column || typeof held !== "number" || held * column.scale !== review.before) {
      return nothing(`${threat.name} was changed since: nothing was written. Look again.`);
    }
    const draft = new TableDraft(registerTable(seen, isSelected), followed.viewing().marks);
    draft.put(row, threat.name, key, rate);
    draft.put(row, threat.name, "lastReviewed", day);
    const [formula] = draft.formulas;
    if (formula) return nothing(`${formula.subject} holds a formula: write it there by hand.`);
    const refused =
      draft.refusal() ?? protectedIn({ block: register }, ...(log ? [{ block: log }] : []));
    if (refused !== null) return nothing(refused);
    const change: CellChange | null = draft.change();
    if (!change) return nothing(`${threat.name} says so already. Nothing was changed.`);
    const headers = log ? headersIn(log) : logColumns.map(({ header }) => header);
    const line = lineUnder(headers, {
      Date: day,
      Threat: threat.name,
      Field: column.field.name,
      Before: review.before,
      After: rate,
      Why: review.why,
    });
    const written = { register: { before: knownRegister(seen), change }, line };
    const answer: Outcome = { kind: "written", name: threat.name, written };
    if (!log) return { changes: [change, null], tables: [newLog([line])], answer };
    const formats = new Map(logColumns.map(({ header, format }) => [header, format]));
    const added = appended(
      log,
      [line],
      headers.map((header) => formats.get(header) ?? "General"),
    );
    return { changes: [change, added], answer };
  }

  function takeBack(place: KeptPlace, { register: part, line }: Written): Promise<SaveResult> {
    const changed = port.changeTogether<SaveResult>(
      placesOf(place),
      ([register = null, lines = null]) => {
        if (!register || !lines) {
          return { changes: [], answer: { kind: "gone", message: gone } };
        }
        const seen = viewRegister(register, followed.viewing(), followed.before(register));
        const back = reversedChange(part, knownRegister(seen));
        const row = rowsHolding(lines, [line]);
        if (!back || row === null) return { changes: [], answer: isChangedSince(null) };
        const removed: Change = { kind: "remove", row };
        return { changes: [back, removed], answer: { kind: "saved", threat: "" } };
      },
    );
    return takenBack(changed, after, followed, reviews);
  }
}

const nothing = (message: string): { readonly changes: []; readonly answer: Outcome } => ({
  changes: [],
  answer: { kind: "refused", message },
});
