import type { Cell } from "../input/cell";
import { readUnit } from "../register/headers/header-unit";

/** The two columns of a risk appetite: a loss, and how likely a year may be to cost more. */
export type AppetiteKey = "loss" | "allowed";

/** Headers over the losses that mean a year's and nothing else, in small letters. */
const overYears = new Set([
  ...["a year that costs more than", "year that costs more than", "a year costs more than"],
  ...["a year above", "year above", "years above", "annual loss above", "annual loss over"],
  ...["loss more than", "loss above", "loss over", "loss exceeding", "annual loss more than"],
  ...["ein jahr, das mehr kostet als", "ein jahr kostet mehr als", "jahr über"],
  ...["verlust über", "schaden über", "verlust von mehr als"],
  ...["jahresverlust über", "jahresschaden über"],
]);

/** Headers over them that stand in registers as well. */
const overAnything = new Set([
  ...["loss", "losses", "annual loss", "yearly loss", "loss in a year", "loss a year"],
  ...["more than", "verlust", "jahresverlust", "jahresschaden", "mehr als"],
]);

/** Headers over the chances. */
const overAllowed = new Set([
  ...["may happen", "may happen in", "allowed", "allowed probability", "allowed chance"],
  ...["acceptable probability", "acceptable chance", "accepted probability"],
  ...["tolerated probability", "maximum probability", "max probability", "risk appetite"],
  ...["appetite", "risk tolerance", "tolerance"],
  ...["darf vorkommen", "darf eintreten", "darf geschehen", "erlaubt", "zulässig", "toleriert"],
  ...["erlaubte wahrscheinlichkeit", "zulässige wahrscheinlichkeit", "höchstwahrscheinlichkeit"],
  ...["maximale wahrscheinlichkeit", "risikoappetit", "risikotoleranz", "toleranz"],
]);

/** A currency behind a header. A unit, as thousands, is none: whoever reads the cells alone would take them for single ones. */
const currency = /\s*[([](?:[$€£¥]|USD|EUR|GBP|CHF)[)\]]$/;

/**
 * Where headers hold a risk appetite: its losses in one column, its chances in the next, as APPETITE_CHECK takes them. What that
 * function itself puts into the sheet, with Modelled in the third column, is none.
 *
 * @returns the column of the losses, counted from 0; null where no two columns are one, or several are
 */
export function appetiteColumn(headers: readonly Cell[]): number | null {
  const names = headers.map(plain);
  const found = names.flatMap((name, at) => {
    if (!overAllowed.has(names[at + 1] ?? "") || names[at + 2] === "modelled") return [];
    // Nothing stands beside it but what the function says of it.
    const isAlone = at === 0 && [undefined, "", "loss"].includes(names[2]);
    return overYears.has(name) || (overAnything.has(name) && isAlone) ? [at] : [];
  });
  const [first, second] = found;
  return first === undefined || second !== undefined ? null : first;
}

/** Words that say a unit without a bracket. */
const bareUnit =
  /%|\b(?:percent|prozent|pourcent|thousands?|millions?|tsd|tausend|mio|mrd|k|[km](?:€|\$|£|eur|usd|gbp|chf))(?![\p{L}\p{N}])/iu;

/**
 * Whether a header says that its column is in a unit of its own, as thousands or percent: APPETITE_CHECK reads the cells as they are. A
 * bracket that nobody knows may be one.
 */
export function hasOwnUnit(header: string, key: AppetiteKey): boolean {
  const brackets = [...header.matchAll(/[([]([^)\]]*)[)\]]/g)].map(([, text = ""]) => text);
  const quantity = key === "loss" ? "year-amount" : "share";
  const unit = readUnit(brackets, quantity, { level: null, isYearly: false });
  return unit?.scale !== 1 || bareUnit.test(header);
}

const plain = (header: Cell): string =>
  typeof header === "string"
    ? header
        .normalize("NFC")
        .trim()
        .replace(currency, "")
        .replace(/\s+/g, " ")
        .replace(/\s*(?:…|\.\.\.|:)$/, "")
        .toLowerCase()
    : "";
