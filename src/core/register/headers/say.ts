import type { Cell } from "../../input/cell";
import type { FindingKind } from "../findings/finding";
import type { Header } from "./header";

/**
 * Says something about a header.
 *
 * @param header the column, or the name of what the register lacks
 */
export type Say = (
  kind: FindingKind,
  header: Pick<Header, "text" | "index"> | string,
  rule: string,
  value: Cell,
) => void;
