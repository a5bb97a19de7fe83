import type { Wire } from "./wire";

/** The key of an item as text. Ids may come as numbers; anything else is the key of nothing. */
export const keyText = (key: Wire): string =>
  typeof key === "string" || typeof key === "number" ? String(key) : "";
