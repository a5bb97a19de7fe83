import type { CellInput, RegisterPort } from "../contract/register-port";
import type { RegisterSession } from "../contract/register-session";
import type { After } from "../contract/timer";
import type { FollowedRegister } from "../follow/followed-register";
import type { MadeEdit } from "./take-back";
import { cellWriter, changedMeanwhile } from "./write-cells";

/**
 * How a session edits cells of a register that belong to no single threat.
 *
 * @param made edits that can be taken back, the last one last
 */
export function editingCells(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  made: MadeEdit[],
): Pick<RegisterSession, "writeUnits" | "makeNumbers"> {
  const { write, renameHeaders } = cellWriter(port, after, followed, made);
  return {
    async writeUnits(columns) {
      const asked = followed.seen()?.view.unitsAsked ?? [];
      const headers = new Map(
        asked
          .filter(({ column }) => columns.includes(column))
          .map(({ header, proposed }) => [header, proposed]),
      );
      return renameHeaders(headers);
    },
    async makeNumbers(addresses) {
      const wanted = new Map(
        (followed.seen()?.view.textNumbers ?? []).map((each) => [each.address, each.text]),
      );
      const written = await write(({ view }) => {
        const cells = view.textNumbers
          .filter(
            ({ address, text }) => addresses.includes(address) && wanted.get(address) === text,
          )
          .map(({ cells: { row, column }, number, format }): CellInput => {
            const cell = { row, column, value: number };
            return format === null ? cell : { ...cell, format };
          });
        return cells.length === addresses.length ? cells : changedMeanwhile;
      });
      if (written.kind === "chosen") await followed.refreshed();
      return written;
    },
  };
}
