import JSZip from "jszip";
import type { OpenedPackage, XlsxPackage } from "./xlsx-package";
import { openXlsxPackage, partKey, relationshipsPath, targetsOf } from "./xlsx-package";
import { partBytes } from "./part-text";
import { xmlElement, xmlPart } from "./xml-text";
import { appendSplice, attributeSplices, spliced } from "./splice";
import { isStrictKind, strictAddress, strictXml } from "./strict-names";
import { attributesAt, elementsIn } from "./xml-tags";

const contentTypesPath = "[Content_Types].xml";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** New parts carry this date, so that the same changes give the same bytes. */
const stamp = new Date(Date.UTC(2000, 0, 1));

/** So many parts are not unpacked again. */
const mostKept = 4;

/** A file that was opened, and what becomes of its parts. Those nobody changes are copied as they are packed. */
export class PackageChanges implements XlsxPackage {
  private readonly texts = new Map<string, string>();
  private readonly gone = new Set<string>();

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly file: OpenedPackage,
    private readonly zip: JSZip,
    /** Names of parts in the file by their keys. */
    private readonly names: ReadonlyMap<string, string>,
    private readonly isStrict: boolean,
  ) {}

  /** @throws WorkbookError where the bytes are no workbook */
  static async open(bytes: Uint8Array): Promise<PackageChanges> {
    const file = await openXlsxPackage(bytes);
    const zip = await JSZip.loadAsync(bytes);
    const names = new Map(Object.keys(zip.files).map((name) => [partKey(name), name]));
    const main = (await targetsOf(file, "")).find(({ kind }) => kind.endsWith("/officeDocument"));
    return new PackageChanges(bytes, file, zip, names, isStrictKind(main?.kind ?? ""));
  }

  /** What a part says as things stand; nothing where there is none. */
  readonly text = async (path: string): Promise<string | undefined> => {
    const key = partKey(path);
    if (this.gone.has(key)) return undefined;
    return this.texts.get(key) ?? this.opened(key);
  };

  /** What the parts said that were read last: large ones take long to unpack. */
  private readonly lately = new Map<string, string | undefined>();

  private async opened(key: string): Promise<string | undefined> {
    const known = this.lately.get(key);
    const text = known ?? (await this.file.text(key));
    this.lately.delete(key);
    this.lately.set(key, text);
    const [oldest] = this.lately.keys();
    if (this.lately.size > mostKept && oldest !== undefined) this.lately.delete(oldest);
    return text;
  }

  has(path: string): boolean {
    const key = partKey(path);
    return !this.gone.has(key) && (this.texts.has(key) || this.names.has(key));
  }

  /** Parts as things stand, by their paths. */
  paths(): string[] {
    const all = new Set([...this.names.keys(), ...this.texts.keys()]);
    return [...all].filter((key) => !this.gone.has(key));
  }

  /** Lets a part say this from now on. */
  put(path: string, text: string): void {
    const key = partKey(path);
    this.gone.delete(key);
    this.texts.set(key, text);
    if (!this.names.has(key)) this.madeNames.set(key, path);
  }

  /** Changes a part that is there. */
  async edit(path: string, change: (xml: string) => string): Promise<void> {
    const before = await this.text(path);
    if (before === undefined) return;
    const after = change(before);
    if (after !== before) this.put(path, after);
  }

  private readonly madeNames = new Map<string, string>();

  /** XML of ours, in the namespaces that the file is written in. */
  inOwnNames(xml: string): string {
    return this.isStrict ? strictXml(xml) : xml;
  }

  /** Adds a part of ours and says of what type it is. */
  async add(path: string, type: string, text: string): Promise<void> {
    this.put(path, this.inOwnNames(text));
    await this.edit(contentTypesPath, (xml) => {
      const [root] = elementsIn(xml);
      if (!root) return xml;
      const override = xmlElement("Override", { PartName: `/${path}`, ContentType: type });
      return spliced(xml, [appendSplice(xml, root, override)]);
    });
  }

  /** Takes a part away, with its relationships and its type. */
  async remove(path: string): Promise<void> {
    const key = partKey(path);
    const rels = partKey(relationshipsPath(path));
    for (const each of [key, rels]) {
      this.texts.delete(each);
      if (this.names.has(each)) this.gone.add(each);
    }
    await this.edit(contentTypesPath, (xml) => {
      const [root] = elementsIn(xml);
      const overrides = root ? elementsIn(xml, root) : [];
      const said = overrides.filter(
        ({ tag }) => partKey(attributesAt(xml, tag).PartName ?? "").replace(/^\//, "") === key,
      );
      return spliced(
        xml,
        said.map(({ tag, end }) => ({ start: tag.start, end, text: "" })),
      );
    });
  }

  /** The type of a part, as the list of types says. */
  async typeOf(path: string): Promise<string | undefined> {
    const xml = (await this.text(contentTypesPath)) ?? "<none/>";
    const [root] = elementsIn(xml);
    for (const { tag } of root ? elementsIn(xml, root) : []) {
      const { PartName = "", ContentType } = attributesAt(xml, tag);
      if (partKey(PartName).replace(/^\//, "") === partKey(path)) return ContentType;
    }
    return undefined;
  }

  /** Says of what type a part is that is there. */
  async setType(path: string, type: string): Promise<void> {
    await this.edit(contentTypesPath, (xml) => {
      const [root] = elementsIn(xml);
      const said = (root ? elementsIn(xml, root) : []).filter(
        ({ tag }) =>
          partKey(attributesAt(xml, tag).PartName ?? "").replace(/^\//, "") === partKey(path),
      );
      return spliced(
        xml,
        said.flatMap(({ tag }) => attributeSplices(xml, tag, { ContentType: type })),
      );
    });
  }

  /**
   * Adds a relationship of a part; "" is the file as a whole.
   *
   * @returns the id by which its XML names it
   */
  async relate(part: string, kind: string, target: string): Promise<string> {
    const taken = new Set((await targetsOf(this, part)).map(({ id }) => id));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number++;
    const id = `rId${number}`;
    const path = relationshipsPath(part);
    const Type = this.isStrict ? strictAddress(kind) : kind;
    const element = xmlElement("Relationship", { Id: id, Type, Target: target });
    if (!this.has(path)) {
      this.put(
        path,
        xmlPart(xmlElement("Relationships", { xmlns: `${packages}/relationships` }, element)),
      );
      return id;
    }
    await this.edit(path, (xml) => {
      const [root] = elementsIn(xml);
      return root ? spliced(xml, [appendSplice(xml, root, element)]) : xml;
    });
    return id;
  }

  /** Takes relationships of a part away. */
  async unrelate(part: string, ids: ReadonlySet<string>): Promise<void> {
    await this.edit(relationshipsPath(part), (xml) => {
      const [root] = elementsIn(xml);
      const said = (root ? elementsIn(xml, root) : []).filter(({ tag }) =>
        ids.has(attributesAt(xml, tag).Id ?? ""),
      );
      return spliced(
        xml,
        said.map(({ tag, end }) => ({ start: tag.start, end, text: "" })),
      );
    });
  }

  /** Whether anything of the file is other than it was. */
  async isChanged(): Promise<boolean> {
    return this.gone.size > 0 || (await this.changed()).length > 0;
  }

  /** The file with its changes: the bytes that were opened where there are none. */
  async write(): Promise<Uint8Array> {
    if (!(await this.isChanged())) return this.bytes;
    for (const key of this.gone) this.zip.remove(this.names.get(key) ?? key);
    for (const [key, text] of await this.changed()) {
      const name = this.names.get(key) ?? this.madeNames.get(key) ?? key;
      const date = this.zip.files[name]?.date ?? stamp;
      this.zip.file(name, partBytes(text, this.file.form(key)), { date, createFolders: false });
    }
    return this.zip.generateAsync({
      type: "uint8array",
      compression: "DEFLATE",
      platform: "DOS",
    });
  }

  private async changed(): Promise<[key: string, text: string][]> {
    const changed: [string, string][] = [];
    for (const [key, text] of this.texts) {
      const before = this.names.has(key) ? await this.opened(key) : undefined;
      if (before !== text) changed.push([key, text]);
    }
    return changed;
  }
}
