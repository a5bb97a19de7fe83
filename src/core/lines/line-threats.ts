import { ThreatFinder } from "../controls/named-threats";

/** Where the money of a line goes. */
export interface LineThreats {
  /** Places of the threats named, each once; null for all of them. */
  readonly places: readonly number[] | null;
  /** Of each of them the share that the cell states, adding up to 1; null where it states none. */
  readonly shares: readonly number[] | null;
}

/** A share behind a name: "Fraud 40%", "Fraud: 62,5 %", "Fraud (40%)". */
const shareBehind = /[\s:=(]{0,9}(\d{1,3}(?:[.,]\d{1,15})?)\s?%\s?\)?$/;
/** So many letters of a name's end are enough to find its share. */
const MOST_LETTERS = 40;

/** Shares that differ from 100% by less are stated so: they are written with rounded digits. */
const TOLERANCE = 1e-9;

/** Reads the Threat cells of budget lines: names separated by ";", blank for all, "A 60%; B 40%" for stated shares. */
export class LineThreatsReader {
  private readonly finder: ThreatFinder;
  private readonly places: ReadonlyMap<string, number>;

  /** @param names of the threats, different from each other without case and outer spaces */
  constructor(names: readonly string[]) {
    this.finder = new ThreatFinder({ open: names, leftOut: [] });
    this.places = new Map(names.map((name, place) => [plain(name), place]));
  }

  /** What a cell says, or the rule that it breaks. A name of a threat beats a share: "Outage 60%" may be one. */
  read(text: string): LineThreats | string {
    const parts = text.split(";").filter((part) => part.trim() !== "");
    const stated = parts.map((part) => this.statedShare(part));
    if (stated.every((each) => each === null)) {
      const { threats, problem } = this.finder.read(text);
      if (problem !== null) return problem;
      return { places: threats?.map((name) => this.placeOf(name)) ?? null, shares: null };
    }
    const shares = new Map<number, number>();
    let sum = 0;
    for (const [index, each] of stated.entries()) {
      if (each === null) {
        const rule = "must state a share for each threat it names, or for none";
        return this.finder.read(parts[index] ?? "").problem ?? rule;
      }
      const { problem } = this.finder.read(each.name);
      if (problem !== null || each.name === "")
        return problem ?? "must name a threat before a share";
      const place = this.placeOf(each.name);
      shares.set(place, (shares.get(place) ?? 0) + each.share);
      sum += each.share;
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      return `must state shares that add up to 100%, and these add up to ${Number((sum * 100).toPrecision(12))}%`;
    }
    return {
      places: [...shares.keys()],
      shares: [...shares.values()].map((share) => share / sum),
    };
  }

  private statedShare(part: string): { name: string; share: number } | null {
    const text = part.trim();
    if (this.places.has(plain(text))) return null;
    const found = shareBehind.exec(text.slice(-MOST_LETTERS));
    if (!found) return null;
    const [behind, percent = ""] = found;
    const name = text.slice(0, text.length - behind.length).trim();
    return { name, share: Number(percent.replace(",", ".")) / 100 };
  }

  private placeOf(name: string): number {
    return this.places.get(plain(name)) ?? NaN;
  }
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
