import type { Cells } from "../../input/cell";
import type { FindingKind } from "../findings/finding";
import type { Column } from "./column";
import type { Header } from "./header";
import { headerWords } from "./header-words";
import type { RegisterKind } from "./register-kind";

/** What is to be said of a column that is not read although it may be the middle of a range. */
export interface MiddleColumn<Key extends string> {
  readonly key: Key;
  readonly kind: FindingKind;
  readonly rule: string;
}

/** Words for what is neither the least nor the most. */
const middleWords = new Set([
  ...["ml", "likely", "average", "avg", "mean", "expected", "typical", "best", "estimate", "mid"],
  ...["middle", "medium", "central", "base", "case", "realistic", "normal", "nominal", "probable"],
  ...["point", "value", "loss", "impact", "cost", "most", "mode", "median", "usual", "reasonable"],
  ...[
    "erwartet",
    "erwarteter",
    "mittel",
    "mittlerer",
    "mittelwert",
    "wahrscheinlich",
    "realistisch",
  ],
  ...[
    "moyen",
    "moyenne",
    "attendu",
    "probable",
    "medio",
    "media",
    "promedio",
    "esperado",
    "provavel",
  ],
]);

/**
 * Columns of numbers that are not read, between the two ends of a range by their place or their name, and by every row's
 * figures: without them a range is flat where its writer had a peak in mind.
 *
 * @param rows numbers of the rows that are read
 */
export function middleColumns<Key extends string>(
  of: ReadonlyMap<Key, Column<Key>>,
  { byValues, names }: RegisterKind<Key>,
  unread: readonly Header<Key>[],
  { cells, rows }: { readonly cells: Cells; readonly rows: readonly number[] },
): ReadonlyMap<number, MiddleColumn<Key>> {
  const found = new Map<number, MiddleColumn<Key>>();
  for (const range of byValues?.ranges ?? []) {
    const [low, high] = [of.get(range.low), of.get(range.high)];
    if (!low || !high || of.has(range.between)) continue;
    const isBetween = (index: number): boolean => {
      let seen = false;
      for (const row of rows) {
        const [least, middle, most] = [low.index, index, high.index].map((at) => cells[row]?.[at]);
        if (typeof middle === "string" && middle.trim() !== "") return false;
        if (typeof least !== "number" || typeof middle !== "number" || typeof most !== "number")
          continue;
        if (middle === 0 || most === 0) continue;
        if (middle < least || middle > most) return false;
        seen = true;
      }
      return seen;
    };
    for (const { index, text } of unread) {
      const stands = (index - low.index) * (index - high.index) < 0;
      if (index === low.index || index === high.index) continue;
      const words = headerWords(text.slice(0, 255));
      const isNamed = words.length > 0 && words.every((word) => middleWords.has(word));
      if ((!stands && !isNamed) || !isBetween(index)) continue;
      const name = names.fieldFor(range.between).name;
      const rule =
        range.kind === "Problem"
          ? `must say what it is between ${low.header} and ${high.header}: rename it to "${name}" if that is what it holds, or take it away from there`
          : `is between ${low.header} and ${high.header} and is not read: rename it to "${name}" if it is their middle`;
      found.set(index, { key: range.between, kind: range.kind, rule });
    }
  }
  return found;
}
