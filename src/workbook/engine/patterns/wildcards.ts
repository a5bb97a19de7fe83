/** A character of a pattern; any one where it is undefined. */
type Place = string | undefined;

/** What stands between two stars of a pattern. */
type Segment = readonly Place[];

/** A pattern in which `?` is any character, `*` any number of them, and `~` takes the meaning from the next. */
interface WildcardPattern {
  /** Whether a whole text is so. Capitals are of no account. */
  readonly test: (text: string) => boolean;
  /** Where the first part of a text that is so begins; -1 where there is none. */
  readonly search: (text: string) => number;
}

export const hasWildcard = (text: string) => /[*?~]/.test(text);

/**
 * Each segment is looked for behind the one before it, where it comes first: if it does not come there, it does not come
 * for any other place of those before. The time is bounded by the product of the lengths, whatever the pattern is.
 */
export function wildcardPattern(pattern: string): WildcardPattern {
  const segments = segmentsOf(pattern);
  const [first = [], ...others] = segments;
  const last = others.pop();
  return {
    test(text) {
      const characters = folded(text);
      if (!standsAt(first, characters, 0)) return false;
      if (!last) return characters.length === first.length;
      let at = first.length;
      for (const segment of others) {
        const found = find(segment, characters, at);
        if (found < 0) return false;
        at = found + segment.length;
      }
      const end = characters.length - last.length;
      return end >= at && standsAt(last, characters, end);
    },
    search(text) {
      const characters = folded(text);
      const begin = find(first, characters, 0);
      let at = begin + first.length;
      for (const segment of last ? [...others, last] : []) {
        const found = begin < 0 ? -1 : find(segment, characters, at);
        if (found < 0) return -1;
        at = found + segment.length;
      }
      return begin < 0 ? -1 : Array.from(text).slice(0, begin).join("").length;
    },
  };
}

const folded = (text: string): string[] => Array.from(text, (character) => character.toLowerCase());

function segmentsOf(pattern: string): Segment[] {
  const segments: Place[][] = [[]];
  const characters = folded(pattern);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at];
    if (character === "*") segments.push([]);
    else if (character === "?") segments.at(-1)?.push(undefined);
    else if (character !== "~") segments.at(-1)?.push(character);
    else if (++at < characters.length) segments.at(-1)?.push(characters[at]);
  }
  return segments;
}

function standsAt(segment: Segment, characters: readonly string[], at: number): boolean {
  if (at + segment.length > characters.length) return false;
  for (let index = 0; index < segment.length; index++) {
    const place = segment[index];
    if (place !== undefined && place !== characters[at + index]) return false;
  }
  return true;
}

function find(segment: Segment, characters: readonly string[], from: number): number {
  for (let at = from; at + segment.length <= characters.length; at++) {
    if (standsAt(segment, characters, at)) return at;
  }
  return -1;
}
