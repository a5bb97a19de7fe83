import type { FieldKey } from "../../core";
import { totalExpectedLoss } from "../../core";
import type { RangeShapes } from "../contract/register-snapshot";
import { headersOfBlock } from "../find/headed-range";
import type { SaidOfRegister } from "../find/kept-choices";
import { readAsSaid } from "./read-as-said";
import type { SeenRegister } from "./seen-register";

/** The two columns that say how far a loss may go, under either meaning. */
const keysOf = {
  limits: ["min", "max"],
  "9 in 10": ["low", "high"],
} as const satisfies Record<RangeShapes["now"], readonly [FieldKey, FieldKey]>;

/** What was said of the ends of a range, with one meaning for both. */
export function saidOfShape(
  said: SaidOfRegister,
  [low, high]: readonly [string, string],
  shape: RangeShapes["now"],
): SaidOfRegister {
  const [first, last] = keysOf[shape];
  const others = [...said.fields].filter(
    ([header, key]) => header !== low && header !== high && key !== first && key !== last,
  );
  return { ...said, fields: new Map([...others, [low, first] as const, [high, last] as const]) };
}

/**
 * What a register comes to where the ends of its losses are hard limits, and where they hold 9 times in 10; null where it
 * has no such ends, or nothing to compare.
 */
export function rangeShapes(
  { block, reading, view, tables }: SeenRegister,
  said: SaidOfRegister,
): RangeShapes | null {
  const { of } = reading.columns;
  const now = (["limits", "9 in 10"] as const).find((shape) =>
    keysOf[shape].every((key) => of.has(key)),
  );
  const isOther = (["mostLikely", "median", "mean", "loss"] as const).some((key) => of.has(key));
  if (now === undefined || isOther || reading.threats.length === 0) return null;
  const [low, high] = keysOf[now].map((key) => of.get(key)?.index ?? -1);
  const { texts: headers } = headersOfBlock(block);
  const ends = [headers[low ?? -1] ?? "", headers[high ?? -1] ?? ""] as const;
  const [one, other] = ends;
  const isUnique = (header: string): boolean =>
    header !== "" && headers.filter((each) => each === header).length === 1;
  if (!isUnique(one) || !isUnique(other)) return null;
  const lossUnder = (shape: RangeShapes["now"]): number | null => {
    const { reading: read } = readAsSaid(block, saidOfShape(said, ends, shape), tables);
    const hasProblem = read.findings.some(({ kind }) => kind === "Problem");
    return hasProblem ? null : totalExpectedLoss(read.threats);
  };
  const [limits, range] = [lossUnder("limits"), lossUnder("9 in 10")];
  if (limits === null || range === null || limits === range) return null;
  const isSaid = said.fields.has(one) && said.fields.has(other);
  const columns = ends.map((end) => view.columns.find(({ header }) => header === end)?.id ?? "");
  return {
    now,
    isSaid,
    columns: [columns[0] ?? "", columns[1] ?? ""],
    headers: ends,
    expectedLoss: { limits, "9 in 10": range },
  };
}
