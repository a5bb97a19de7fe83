import { quote } from "../input/cell";
import { rightName } from "../register/findings/nearest-name";
import type { ThreatNames } from "./threat-names";

/** What a control's Threat cell says. */
export interface NamedThreats {
  /** Threats that count, each once, as their register spells them; null for all of them. */
  readonly threats: readonly string[] | null;
  /** Threats that are left out of their register, as it spells them. */
  readonly leftOut: readonly string[];
  /** The rule that the first unknown name breaks, as a predicate of the cell; null where all are known. */
  readonly problem: string | null;
}

/** Other signs that people put between names. */
const otherSeparators = /[,\n\r|/]|\s+(?:and|&|\+)\s+/;

/** So many unknown names are compared with those there are: where more are unknown, another register is meant. */
const MOST_GUESSED = 50;

/** Finds the threats that controls name, comparing without case and outer spaces. */
export class ThreatFinder {
  private readonly open: ReadonlyMap<string, string>;
  private readonly leftOut: ReadonlyMap<string, string>;
  /** How many parts between ";" the longest name has. */
  private readonly mostParts: number;
  private guessed = 0;

  constructor({ open, leftOut }: ThreatNames) {
    this.open = byPlain(open);
    this.leftOut = byPlain(leftOut);
    this.mostParts = [...open, ...leftOut].reduce(
      (most, name) => Math.max(most, name.split(";").length),
      1,
    );
  }

  /**
   * Reads names separated by ";". A threat whose own name holds one is found as well: of what stands between two of
   * them, the longest run that is a name is taken. Nothing, or "All" where no threat is called so, means all threats.
   */
  read(text: string): NamedThreats {
    if (text === "" || (plain(text) === "all" && !this.isKnown("all"))) {
      return { threats: null, leftOut: [], problem: null };
    }
    const parts = text.split(";");
    const threats = new Set<string>();
    const leftOut = new Set<string>();
    let problem: string | null = null;
    let from = 0;
    while (from < parts.length) {
      let to = Math.min(parts.length, from + this.mostParts);
      while (to > from + 1 && !this.isKnown(parts.slice(from, to).join(";"))) to--;
      const name = parts.slice(from, to).join(";");
      const [open, closed] = [this.open.get(plain(name)), this.leftOut.get(plain(name))];
      if (open !== undefined) threats.add(open);
      else if (closed !== undefined) leftOut.add(closed);
      else if (name.trim() !== "") problem ??= this.ruleFor(name.trim());
      from = to;
    }
    if (problem === null && threats.size === 0 && leftOut.size === 0) {
      problem = "must name threats, or be blank for all of them";
    }
    return { threats: [...threats], leftOut: [...leftOut], problem };
  }

  private isKnown(name: string): boolean {
    return this.open.has(plain(name)) || this.leftOut.has(plain(name));
  }

  private ruleFor(name: string): string {
    // Blanks are taken together first: a search for words between them would begin at each anew.
    const parts = name
      .replace(/[^\S\n\r]+/g, " ")
      .replace(/[\n\r]\s*/g, "\n")
      .split(otherSeparators);
    if (parts.length > 1 && parts.every((part) => this.isKnown(part))) {
      return 'must separate the names of threats by ";"';
    }
    const rule = `must name threats of the register or be blank for all of them, and ${quote(name)} is none`;
    if (++this.guessed > MOST_GUESSED) return rule;
    const known = [...this.open.values(), ...this.leftOut.values()];
    return rightName(name, known, rule);
  }
}

function byPlain(names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of names) if (!found.has(plain(name))) found.set(plain(name), name);
  return found;
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
