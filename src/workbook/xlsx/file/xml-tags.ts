/** A tag of XML where it stands. Nothing of a text that is read so is changed but what a change says. */
export interface XmlTag {
  /** With its prefix. */
  readonly name: string;
  /** Without it. */
  readonly local: string;
  readonly kind: "open" | "close" | "empty";
  /** Where it begins, and what is behind its end. */
  readonly start: number;
  readonly end: number;
}

/** An attribute where it stands. */
export interface XmlAttributePlace {
  readonly name: string;
  readonly value: string;
  /** Where the white space in front of it begins. */
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly end: number;
}

const nameEnd = /[\s/>]/g;

/**
 * The tags of XML that can be read, from a place on; comments, instructions and CDATA are none.
 *
 * @returns the next tag, or nothing behind the last
 */
export function tagReader(xml: string, from = 0): () => XmlTag | undefined {
  let at = from;
  return () => {
    for (;;) {
      const start = xml.indexOf("<", at);
      if (start < 0) return undefined;
      const mark = xml.charCodeAt(start + 1);
      if (mark === exclamation || mark === question) {
        at = behindOther(xml, start);
        continue;
      }
      const end = tagEnd(xml, start);
      at = end;
      const isClosing = mark === slash;
      nameEnd.lastIndex = start + 1 + (isClosing ? 1 : 0);
      const stop = nameEnd.exec(xml)?.index ?? end - 1;
      const name = xml.slice(start + 1 + (isClosing ? 1 : 0), stop);
      const kind = isClosing ? "close" : xml.charCodeAt(end - 2) === slash ? "empty" : "open";
      return { name, local: name.slice(name.indexOf(":") + 1), kind, start, end };
    }
  };
}

const [exclamation, question, slash] = [0x21, 0x3f, 0x2f];

/** What is behind a comment, an instruction, CDATA or a declaration. */
function behindOther(xml: string, start: number): number {
  const closing = xml.startsWith("<!--", start)
    ? "-->"
    : xml.startsWith("<![CDATA[", start)
      ? "]]>"
      : xml.startsWith("<?", start)
        ? "?>"
        : ">";
  const end = xml.indexOf(closing, start + 2);
  return end < 0 ? xml.length : end + closing.length;
}

/** Behind the `>` of a tag; one inside of a value is none. */
function tagEnd(xml: string, start: number): number {
  const first = xml.indexOf(">", start);
  if (first < 0) return xml.length;
  const quote = /["']/.exec(xml.slice(start, first));
  if (!quote) return first + 1;
  let within = "";
  for (let at = start + quote.index; at < xml.length; at++) {
    const sign = xml.charAt(at);
    if (within !== "") {
      if (sign === within) within = "";
    } else if (sign === '"' || sign === "'") within = sign;
    else if (sign === ">") return at + 1;
  }
  return xml.length;
}

/** The attributes of a tag, in their order. */
export function attributePlaces(xml: string, { name, start, end }: XmlTag): XmlAttributePlace[] {
  const pattern = /(\s*)([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/gy;
  pattern.lastIndex = start + 1 + name.length;
  const found: XmlAttributePlace[] = [];
  for (let match = pattern.exec(xml); match; match = pattern.exec(xml)) {
    const [whole, , attribute = "", quoted = ""] = match;
    const behind = match.index + whole.length;
    if (behind > end) break;
    found.push({
      name: attribute,
      value: plainXml(quoted.slice(1, -1)),
      start: match.index,
      valueStart: behind - quoted.length + 1,
      valueEnd: behind - 1,
      end: behind,
    });
  }
  return found;
}

/** The attributes of a tag by name, with their prefixes. */
export function attributesAt(xml: string, tag: XmlTag): Readonly<Record<string, string>> {
  return Object.fromEntries(attributePlaces(xml, tag).map(({ name, value }) => [name, value]));
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Text of XML without its entities. */
export function plainXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole: string, hex?: string, digits?: string, name?: string) => {
      const number = hex ? parseInt(hex, 16) : digits ? Number(digits) : undefined;
      if (number !== undefined) return number <= 0x10ffff ? String.fromCodePoint(number) : "";
      return entities[name ?? ""] ?? whole;
    },
  );
}

/** An element where it stands, with what it holds. */
export interface XmlPlace {
  readonly tag: XmlTag;
  /** Behind its closing tag. */
  readonly end: number;
  /** Between its tags; both are `tag.end` where it closes itself. */
  readonly insideStart: number;
  readonly insideEnd: number;
}

/**
 * The elements directly inside of a place, in their order.
 *
 * @param within where to look; all of the text if it is left out, whose only element is the root
 */
export function elementsIn(xml: string, within?: XmlPlace): XmlPlace[] {
  let next = tagReader(xml, within?.insideStart ?? 0);
  const stop = within?.insideEnd ?? xml.length;
  const found: XmlPlace[] = [];
  let outer: XmlTag | undefined;
  let depth = 0;
  for (let tag = next(); tag && tag.start < stop; tag = next()) {
    if (tag.kind === "close") {
      depth--;
      if (depth === 0 && outer) {
        found.push({ tag: outer, end: tag.end, insideStart: outer.end, insideEnd: tag.start });
      }
      continue;
    }
    if (depth === 0) {
      outer = tag;
      if (tag.kind === "empty") {
        found.push({ tag, end: tag.end, insideStart: tag.end, insideEnd: tag.end });
      }
    }
    if (tag.kind === "open") depth++;
    const behind = tag.kind === "open" && tag.local === "sheetData" ? closingOf(xml, tag) : -1;
    if (behind >= 0) next = tagReader(xml, behind);
  }
  return found;
}

/** Where the cells of a sheet end, which are most of it: nobody walks through them but for themselves. -1 where that is not clear. */
function closingOf(xml: string, { name, end }: XmlTag): number {
  const closing = xml.indexOf(`</${name}`, end);
  return xml.lastIndexOf(`</${name}`) === closing ? closing : -1;
}

/** Every element of a name, wherever it stands inside of a place. */
export function elementsNamed(xml: string, local: string, within?: XmlPlace): XmlPlace[] {
  return elementsIn(xml, within).flatMap((place) => [
    ...(place.tag.local === local ? [place] : []),
    ...elementsNamed(xml, local, place),
  ]);
}
