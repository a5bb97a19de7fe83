/** Attributes by name; those that are undefined are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element as XML. Children are XML already. */
export const xmlElement = elementWriter(xmlAttribute);

/** The same of a part that is none of the spreadsheet: nothing in it is written `_x000D_`. */
export const xmlElementOutside = elementWriter(plainAttribute);

function elementWriter(attribute: (text: string) => string) {
  return (name: string, attributes: XmlAttributes, ...children: readonly string[]): string => {
    const written = Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ` ${key}="${attribute(String(value))}"`)
      .join("");
    const inside = children.join("");
    return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
  };
}

/** A part of the file. */
export const xmlPart = (root: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;

/** Text between tags. */
export function xmlText(text: string): string {
  return encoded(text, /[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu).replace(
    /[&<>]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
}

/** A formula between tags. Nothing in it looks like `_x000D_` but on purpose. */
export function xmlFormula(formula: string): string {
  return formula.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A text as the value of an attribute. */
export const xmlAttributeText = (text: string): string => xmlAttribute(text);

/** Line breaks and tabs would come back from an attribute as blanks. */
function xmlAttribute(text: string): string {
  return encoded(text, /[^\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu).replace(
    /[&<>"]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
}

/** What XML cannot hold is left out. */
function plainAttribute(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** What XML cannot hold is written `_x000D_`, and text that looks like that so that it comes back as it was. */
function encoded(text: string, forbidden: RegExp): string {
  return text
    .replace(/_(?=x[0-9A-F]{4}_)/gi, "_x005F_")
    .replace(
      forbidden,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
}
