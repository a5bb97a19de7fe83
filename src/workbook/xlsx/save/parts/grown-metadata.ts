import { appendSplice, attributeSplices, prefixed, prefixOf, spliced } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { xmlElement } from "../../file/xml-text";
import { metadataXml, spillingCell } from "../../write/dynamic-array-parts";

/** What cells say of themselves by numbers, of which one is that their formula spills. It only grows. */
export class GrownMetadata {
  private xml_: string | undefined;
  private number: number | undefined;

  /** @param before the part, where there is one */
  constructor(private readonly before: string | undefined) {
    this.xml_ = before;
  }

  /** The number of formulas that spill. */
  readonly spillingCell = (): number => (this.number ??= this.found() ?? this.added());

  /** Whether the file needs a part it does not have. */
  get isNew(): boolean {
    return this.before === undefined && this.xml_ !== undefined;
  }

  xml(): string | undefined {
    return this.xml_;
  }

  private section(name: string): XmlPlace | undefined {
    const xml = this.xml_ ?? "";
    const [root] = elementsIn(xml);
    return root && elementsIn(xml, root).find(({ tag }) => tag.local === name);
  }

  private spillingType(): number {
    const xml = this.xml_ ?? "";
    const types = this.section("metadataTypes");
    const names = types ? elementsIn(xml, types).map(({ tag }) => attributesAt(xml, tag).name) : [];
    return names.indexOf("XLDAPR") + 1;
  }

  private found(): number | undefined {
    const { xml_: xml } = this;
    const type = xml === undefined ? 0 : this.spillingType();
    const cells = this.section("cellMetadata");
    if (xml === undefined || type === 0 || !cells) return undefined;
    const entry = elementsIn(xml, cells).findIndex((block) =>
      elementsIn(xml, block).some(({ tag }) => Number(attributesAt(xml, tag).t) === type),
    );
    return entry < 0 ? undefined : entry + 1;
  }

  /** Adds what a file of its own would say, each piece at the end of its list. */
  private added(): number {
    const { xml_: xml } = this;
    const [root] = elementsIn(xml ?? "<none/>");
    if (xml === undefined || !root) {
      this.xml_ = metadataXml;
      return spillingCell;
    }
    const prefix = prefixOf(root.tag);
    const type =
      this.spillingType() || this.grow("metadataTypes", spillingPiece("metadataTypes"), prefix);
    this.growFuture(prefix);
    const record = xmlElement("bk", {}, xmlElement("rc", { t: type, v: 0 }));
    return this.grow("cellMetadata", record, prefix);
  }

  /** Adds an entry to a list, which is made where it is missing. @returns its number, from 1 */
  private grow(name: string, entry: string, prefix: string): number {
    const xml = this.xml_ ?? "";
    const list = this.section(name);
    if (list) {
      const count = elementsIn(xml, list).length + 1;
      this.xml_ = spliced(xml, [
        ...attributeSplices(xml, list.tag, { count }),
        appendSplice(xml, list, prefixed(entry, prefix)),
      ]);
      return count;
    }
    this.insert(prefixed(xmlElement(name, { count: 1 }, entry), prefix), name);
    return 1;
  }

  private growFuture(prefix: string): void {
    const xml = this.xml_ ?? "";
    const [root] = elementsIn(xml);
    const isThere =
      root &&
      elementsIn(xml, root).some(
        ({ tag }) => tag.local === "futureMetadata" && attributesAt(xml, tag).name === "XLDAPR",
      );
    if (isThere) return;
    const [made] = /<futureMetadata.*<\/futureMetadata>/s.exec(metadataXml) ?? [""];
    const own = made.replace(
      "<xda:dynamicArrayProperties",
      '<xda:dynamicArrayProperties xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"',
    );
    this.insert(
      prefix === "" ? own : prefixed(own, prefix).replaceAll(`${prefix}xda:`, "xda:"),
      "futureMetadata",
    );
  }

  /** Puts a list where the format wants it. */
  private insert(list: string, name: string): void {
    const xml = this.xml_ ?? "";
    const [root] = elementsIn(xml);
    if (!root) return;
    const rank = order.indexOf(name);
    const behind = elementsIn(xml, root).find(({ tag }) => order.indexOf(tag.local) > rank);
    this.xml_ = spliced(xml, [
      behind
        ? { start: behind.tag.start, end: behind.tag.start, text: list }
        : appendSplice(xml, root, list),
    ]);
  }
}

const order = [
  ...["metadataTypes", "metadataStrings", "mdxMetadata", "futureMetadata"],
  ...["cellMetadata", "valueMetadata", "extLst"],
];

/** The entry of a list of the part that we write ourselves. */
function spillingPiece(name: string): string {
  const [root] = elementsIn(metadataXml);
  const list = root && elementsIn(metadataXml, root).find(({ tag }) => tag.local === name);
  return list ? metadataXml.slice(list.insideStart, list.insideEnd) : "";
}
