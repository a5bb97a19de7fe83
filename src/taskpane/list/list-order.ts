import type { ThreatFigures, ThreatView } from "../../session/contract/register-snapshot";

/** By what the list of threats is sorted. */
export const orders = ["gap", "expectedLoss", "spend", "ratio", "name", "sheet"] as const;
export type Order = (typeof orders)[number];

/** The orders that a register has figures for. */
export const ordersFor = (hasSpend: boolean): readonly Order[] =>
  orders.filter((order) => hasSpend || !["gap", "spend", "ratio"].includes(order));

/** The order that is wished for, or the nearest that a register has figures for. */
export const orderFor = (order: Order, hasSpend: boolean): Order =>
  ordersFor(hasSpend).includes(order) ? order : "expectedLoss";

/** What is shown of a register, and in which order. */
export interface ListWish {
  readonly order: Order;
  /** Part of a name; empty for all. */
  readonly search: string;
  readonly onlyProblems: boolean;
}

/** Orders by money put the largest first; a share begins where least is covered. */
const direction = { gap: -1, expectedLoss: -1, spend: -1, ratio: 1 } as const;

/**
 * The threats that are wished for, sorted. Those that lack the figure come last; ties stay as in the sheet.
 *
 * @param compareNames as the reader's language sorts
 */
export function inOrder(
  threats: readonly ThreatView[],
  { order, search, onlyProblems }: ListWish,
  compareNames: (a: string, b: string) => number,
): readonly ThreatView[] {
  const wanted = folded(search.trim());
  const found = threats.filter(
    ({ name, state }) =>
      (!onlyProblems || state === "problem") && (wanted === "" || folded(name).includes(wanted)),
  );
  if (order === "sheet") return found;
  if (order === "name") return found.sort((a, b) => compareNames(a.name, b.name));
  return found.sort((a, b) => compareFigures(order, a.figures, b.figures));
}

function compareFigures(
  order: keyof typeof direction,
  { [order]: a }: ThreatFigures,
  { [order]: b }: ThreatFigures,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return direction[order] * (a - b);
}

/** A text without case and accents, so that "Uberfall" finds "Überfall". */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
