import type { Splice } from "./splice";
import { spliced } from "./splice";
import { strictKind } from "./strict-kinds";
import { attributePlaces, tagReader } from "./xml-tags";

/*
 * What Office writes as "Strict Open XML" says other addresses than what it usually writes: ISO/IEC 29500-1 against -4.
 */

const usual =
  /^http:\/\/schemas\.openxmlformats\.org\/(officeDocument|spreadsheetml|drawingml)\/2006\//;

/** Whether a file whose main part has a relationship of this kind is strict. */
export const isStrictKind = (kind: string): boolean =>
  kind.startsWith("http://purl.oclc.org/ooxml/");

/** The address of a namespace or of a kind of relationship as strict files say it. */
export function strictAddress(address: string): string {
  if (!usual.test(address)) return address;
  return address.replace(usual, "http://purl.oclc.org/ooxml/$1/").replace(/[^/]+$/, strictKind);
}

/** Sizes of charts that strict files say with a `%`. */
const percentages: ReadonlySet<string> = new Set(["gapWidth", "overlap", "lblOffset"]);

/** XML of ours as it belongs into a strict file. */
export function strictXml(xml: string): string {
  const splices: Splice[] = [];
  const next = tagReader(xml);
  for (let tag = next(); tag; tag = next()) {
    if (tag.kind === "close") continue;
    for (const { name, value, valueStart: start, valueEnd: end } of attributePlaces(xml, tag)) {
      if (name === "uri" || /^xmlns(:|$)/.test(name)) {
        const text = strictAddress(value);
        if (text !== value) splices.push({ start, end, text });
      } else if (name === "val" && percentages.has(tag.local) && /^-?\d+$/.test(value)) {
        splices.push({ start, end, text: `${value}%` });
      }
    }
  }
  return spliced(xml, splices);
}
