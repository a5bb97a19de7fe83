import { answering, refusal } from "../follow/answering";
import type { CellInput, RegisterPort } from "../contract/register-port";
import { SheetError } from "../contract/register-port";
import type { Choice } from "../contract/register-session";
import type { After } from "../contract/timer";
import { headersOfBlock } from "../find/headed-range";
import { saidOfRenamed } from "../find/kept-choices";
import { locateKept } from "../find/kept-range";
import { changeSaid } from "../follow/change-choices";
import type { FollowedRegister } from "../follow/followed-register";
import { registerOf } from "../follow/followed-table";
import { writtenInTime } from "../follow/in-time";
import type { SeenRegister } from "../view/seen-register";
import { viewRegister } from "../view/view-register";
import type { RowChange } from "./plan-save";
import type { MadeEdit } from "./take-back";

/** Cells to be written, or why none are. */
export type CellPlan = readonly CellInput[] | string;

/** Writes cells of a register that belong to no single threat, each time in one step of undo. */
export interface CellWriter {
  readonly write: (plan: (seen: SeenRegister) => CellPlan) => Promise<Choice>;
  /** Writes headers in place of others; what was said of a column goes on to be known by its new one. */
  readonly renameHeaders: (headers: ReadonlyMap<string, string>) => Promise<Choice>;
}

/** @param made edits that can be taken back, the last one last */
export function cellWriter(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  made: MadeEdit[],
): CellWriter {
  /** Reads, decides and writes in one breath. */
  async function write(plan: (seen: SeenRegister) => CellPlan): Promise<Choice> {
    const place = followed.place();
    if (!place) return refusal("The register is no longer in the sheet.");
    const viewing = followed.viewing();
    try {
      const changed = port.change<{ refused: string | null; edit: MadeEdit | null }>(
        place.id,
        locateKept(place),
        (block) => {
          if (!block) return nothing("The register is no longer in the sheet.");
          const seen = viewRegister(block, viewing, followed.before(block));
          const cells = plan(seen);
          if (typeof cells === "string") return nothing(cells);
          const change: RowChange = { kind: "write", cells };
          const edit: MadeEdit = { place, before: seen, change, threat: null };
          return { change, answer: { refused: null, edit } };
        },
      );
      const { refused, edit } = await writtenInTime(changed, after);
      if (refused !== null) return refusal(refused);
      if (edit) made.push(edit);
      return { kind: "chosen" };
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      followed.refresh();
      return refusal(error.message);
    }
  }

  return { write, renameHeaders };

  /** Writes headers in place of others; what was said of a column goes on to be known by its new one. */
  async function renameHeaders(headers: ReadonlyMap<string, string>): Promise<Choice> {
    const written = await write(({ view, block }) => {
      const columns = view.columns.filter(({ header }) => headers.has(header));
      if (columns.length < headers.size) return changedMeanwhile;
      if (columns.length > headers.size) {
        const where = columns.map(({ address }) => address).join(", ");
        return `Each header must stand in one column only. Look at ${where}.`;
      }
      if (headersOfBlock(block).rows > 1) {
        return "The headers stand in two rows, which are read together: write the unit into one of them by hand.";
      }
      const inFormula = columns.find(
        ({ cells }) => typeof block.formulas[0]?.[cells.column - block.place.column] === "string",
      );
      if (inFormula) return `${inFormula.address} holds a formula: write the header there by hand.`;
      return columns.map(({ cells: { row, column }, header }) => ({
        ...{ row, column },
        value: headers.get(header) ?? header,
      }));
    });
    if (written.kind === "refused") return written;
    return answering(() =>
      changeSaid(registerOf(followed), (now) => {
        const renamed = saidOfRenamed(now, headers);
        // A unit that stands in a header is no longer said beside it.
        const units = new Map([...now.units].filter(([header]) => !headers.has(header)));
        return { ...renamed, units };
      }),
    );
  }
}

export const changedMeanwhile = "The cells were changed meanwhile. Look at them and try again.";

const nothing = (refused: string) => ({ change: null, answer: { refused, edit: null } });
