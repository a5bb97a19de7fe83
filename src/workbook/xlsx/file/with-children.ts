import { appendSplice, prefixed, spliced } from "./splice";
import { elementsIn } from "./xml-tags";

/**
 * An element with some of its children replaced, added or taken away; the others stay as they are.
 *
 * @param children what becomes of children by name, without prefix; undefined takes one away
 * @param order names in the order the format wants
 * @param prefix of names in the part, with its colon
 */
export function withChildren(
  element: string,
  children: ReadonlyMap<string, string | undefined>,
  order: readonly string[],
  prefix: string,
): string {
  let text = element;
  for (const [name, given] of children) {
    const [place] = elementsIn(text);
    if (!place) return element;
    const inside = elementsIn(text, place);
    const there = inside.find(({ tag }) => tag.local === name);
    const child = given === undefined ? "" : prefixed(given, prefix);
    if (there) {
      text = spliced(text, [{ start: there.tag.start, end: there.end, text: child }]);
      continue;
    }
    if (child === "") continue;
    const rank = order.indexOf(name);
    const behind = inside.find(({ tag }) => order.indexOf(tag.local) > rank);
    text = spliced(text, [
      behind
        ? { start: behind.tag.start, end: behind.tag.start, text: child }
        : appendSplice(text, place, child),
    ]);
  }
  return text;
}
