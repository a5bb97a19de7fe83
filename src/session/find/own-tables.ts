import type { Area } from "../contract/register-port";

/**
 * Tables that reviews are kept in, known by their names: nothing is ever written into one that is somebody's own, and none of them is a
 * register, whatever headers it has.
 */
const ownTables = ["RegisterHistory", "RegisterReviews", "ReviewLog"] as const;
export type OwnTable = (typeof ownTables)[number];

/** Whether an area is one of these tables, or a later one of the name. */
export const isOwnTable = ({ table }: Pick<Area, "table">, name?: OwnTable): boolean =>
  (name === undefined ? ownTables : [name]).some((each) =>
    new RegExp(`^${each}\\d*$`, "i").test(table ?? ""),
  );
