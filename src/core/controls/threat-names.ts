import type { RegisterReading } from "../register/read-register";

/** The names by which a controls register may speak of threats, as the threat register spells them. */
export interface ThreatNames {
  /** Of the rows that count. */
  readonly open: readonly string[];
  /** Of the rows that are left out for their status. */
  readonly leftOut: readonly string[];
}

/** The names of a register's threats. A row counts whatever else is wrong with it. */
export function threatNamesOf({ rows }: RegisterReading): ThreatNames {
  const named = rows.filter(({ name }) => name !== "");
  return {
    open: named.filter(({ leftOut }) => leftOut === null).map(({ name }) => name),
    leftOut: named.filter(({ leftOut }) => leftOut === "status").map(({ name }) => name),
  };
}
