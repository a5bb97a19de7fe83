import { fail } from "../formula/values";

/** Texts of no more characters are searched whatever the pattern is. */
const shortText = 24;

/** Steps a search may come to where each repetition goes over the whole text; a minute or so at the most. */
const mostSteps = 1e10;

/**
 * A regular expression for one text. One that could go on for longer than anybody would wait is refused: a search that
 * steps back doubles its time with each character where a repetition is within a repetition, and multiplies it by the
 * length of the text with each repetition beside another.
 */
export function regularExpression(source: string, flags: string, text: string): RegExp {
  const { repetitions, isNested } = repetitionsOf(source);
  const isEndless = isNested || text.length ** repetitions > mostSteps;
  if (isEndless && text.length > shortText) {
    return fail(
      "#VALUE!",
      "the pattern repeats what may be repeated in too many ways for this text",
    );
  }
  try {
    return new RegExp(source, flags);
  } catch {
    return fail("#VALUE!", "the pattern is no regular expression");
  }
}

const repeats = /^(?:[*+]|\{\d+,?\d*\})/;

function repetitionsOf(source: string): { repetitions: number; isNested: boolean } {
  // What stands for one character is one, so that only groups, bars and repetitions are left to look at.
  const plain = source.replace(/\\./gsu, "e").replace(/\[(?:\^?\]|\^)?[^\]]*\]/g, "c");
  const groups: { from: number; repetitions: number }[] = [];
  let repetitions = 0;
  let isNested = false;
  for (let at = 0; at < plain.length; at++) {
    const sign = plain.charAt(at);
    if (sign === "(") groups.push({ from: at, repetitions });
    else if (sign === ")") {
      const group = groups.pop();
      if (!group || !repeats.test(plain.slice(at + 1, at + 12))) continue;
      const within = plain.slice(group.from + 1, at);
      isNested ||= repetitions > group.repetitions || mayOverlap(within);
    } else if (repeats.test(plain.slice(at, at + 12))) repetitions++;
  }
  return { repetitions, isNested };
}

/** Whether two of the ways a group may go begin alike. */
function mayOverlap(group: string): boolean {
  const ways = group.replace(/^\?(?::|<?[=!])/, "").split("|");
  if (ways.length === 1) return false;
  const begins = ways.map((way) => way.charAt(0).toLowerCase());
  return (
    begins.some((begin) => !/[a-z0-9]/.test(begin) || "ec".includes(begin)) ||
    new Set(begins).size < begins.length
  );
}
