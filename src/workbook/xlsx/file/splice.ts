import type { XmlPlace, XmlTag } from "./xml-tags";
import { attributePlaces } from "./xml-tags";
import { xmlAttributeText } from "./xml-text";

/** A piece of a text, and what comes in its place. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with pieces of it replaced; what no piece covers stays as it is. Pieces must not overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: put } of ordered) {
    pieces.push(text.slice(at, start), put);
    at = Math.max(at, end);
  }
  return pieces.join("") + text.slice(at);
}

/** Attributes to set on a tag, by name with prefix; undefined takes one away. */
export type AttributeChanges = Readonly<Record<string, string | number | undefined>>;

/** What sets and removes attributes of a tag; those that are new come last. */
export function attributeSplices(xml: string, tag: XmlTag, changes: AttributeChanges): Splice[] {
  const there = attributePlaces(xml, tag);
  const splices: Splice[] = [];
  let added = "";
  for (const [name, value] of Object.entries(changes)) {
    const place = there.find((each) => each.name === name);
    if (value === undefined) {
      if (place) splices.push({ start: place.start, end: place.end, text: "" });
      continue;
    }
    const text = xmlAttributeText(String(value));
    if (!place) added += ` ${name}="${text}"`;
    else if (place.value !== String(value)) {
      splices.push({ start: place.valueStart - 1, end: place.valueEnd + 1, text: `"${text}"` });
    }
  }
  if (added !== "") {
    const behind = there.at(-1)?.end ?? tag.start + 1 + tag.name.length;
    splices.push({ start: behind, end: behind, text: added });
  }
  return splices;
}

/** A tag with attributes set and removed. */
export function tagWith(xml: string, tag: XmlTag, changes: AttributeChanges): string {
  const { start, end } = tag;
  const moved = attributeSplices(xml, tag, changes).map((splice) => ({
    ...splice,
    start: splice.start - start,
    end: splice.end - start,
  }));
  return spliced(xml.slice(start, end), moved);
}

/** What puts XML at the end of an element, opening it where it closes itself. */
export function appendSplice(xml: string, { tag, insideEnd }: XmlPlace, added: string): Splice {
  if (tag.kind !== "empty") return { start: insideEnd, end: insideEnd, text: added };
  const slash = xml.lastIndexOf("/", tag.end);
  return { start: slash, end: tag.end, text: `>${added}</${tag.name}>` };
}

/** The prefix of a name, with its colon. */
export const prefixOf = ({ name, local }: XmlTag): string => name.slice(0, -local.length);

/** Elements we write, in the prefix a part has for them. */
export function prefixed(xml: string, prefix: string): string {
  return prefix === "" ? xml : xml.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`);
}
