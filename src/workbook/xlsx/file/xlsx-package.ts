import JSZip from "jszip";
import { SaxesParser } from "saxes";
import type { LinkTarget } from "../../book/book";
import { crc32 } from "./crc32";
import type { PartForm } from "./part-text";
import { partForm, partText } from "./part-text";
import { usualKind } from "./strict-kinds";

/** A file that cannot be read as a workbook: why, and what to do. */
export class WorkbookError extends Error {}

/** The parts of an .xlsx file. */
export interface XlsxPackage {
  /** Text of a part, or nothing where there is none. */
  readonly text: (path: string) => Promise<string | undefined>;
}

/** The parts of an .xlsx file that was opened. */
export interface OpenedPackage extends XlsxPackage {
  /** How a part is written whose text was read. */
  readonly form: (path: string) => PartForm | undefined;
}

export type Attributes = Readonly<Record<string, string>>;

/** What a walk through XML reports. Names come without their prefix, since writers choose prefixes as they like. */
export interface XmlVisitor {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** What a relationship points to: another part, its kind, and the id by which the XML names it. */
export interface Relationship {
  readonly id: string;
  readonly kind: string;
  readonly path: string;
}

/**
 * Opens the zip an .xlsx file is.
 *
 * @throws WorkbookError when it is something else
 */
export async function openXlsxPackage(bytes: Uint8Array): Promise<OpenedPackage> {
  const starts = (...head: number[]) => head.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) throw new WorkbookError("is empty");
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new WorkbookError(
      "is an old .xls or has a password: save it as .xlsx without a password",
    );
  }
  if (!starts(0x50, 0x4b)) throw new WorkbookError("is not a workbook: save it as .xlsx");
  const zip = await JSZip.loadAsync(bytes).catch(() => {
    throw damaged();
  });
  const parts = new Map(
    Object.values(zip.files).map((part) => [partKey(part.name), part] as const),
  );
  if (!parts.has("[content_types].xml") || parts.has("xl/workbook.bin")) {
    throw new WorkbookError("is not an .xlsx workbook: save it as .xlsx");
  }
  const size = [...parts.values()].reduce((sum, part) => sum + packed(part).uncompressedSize, 0);
  if (size > mostBytes) {
    throw new WorkbookError(
      `unpacks to ${Math.round(size / 2 ** 20)} MB: at most ${mostBytes / 2 ** 20} can be opened`,
    );
  }
  const forms = new Map<string, PartForm>();
  return {
    text: async (path) => {
      const key = partKey(path);
      const part = parts.get(key);
      if (!part) return undefined;
      const chunks = await unpacked(part);
      const form = partForm(chunks[0] ?? new Uint8Array());
      forms.set(key, form);
      return partText(chunks, form);
    },
    form: (path) => forms.get(partKey(path)),
  };
}

const damaged = () => new WorkbookError("is damaged: open it in Excel and save it again");

/** By which a part is found: some writers separate folders by backslashes, and case is of no account. */
export const partKey = (name: string) => name.replaceAll("\\", "/").toLowerCase();

/** More than this is no workbook that could be held. */
const mostBytes = 256 * 2 ** 20;

/** What the library has and its types do not say. */
interface Unpacking {
  internalStream(type: "uint8array"): JSZip.JSZipStreamHelper<Uint8Array>;
}

interface Packed {
  readonly uncompressedSize: number;
  readonly crc32: number;
}

/** What the file says its part unpacks to. */
function packed(part: JSZip.JSZipObject): Packed {
  const { _data: data } = part as unknown as { _data?: Partial<Packed> };
  return { uncompressedSize: data?.uncompressedSize ?? 0, crc32: data?.crc32 ?? 0 };
}

/** A part's bytes, given up as soon as they are more than the file says. */
function unpacked(part: JSZip.JSZipObject): Promise<Uint8Array[]> {
  const said = packed(part);
  const chunks: Uint8Array[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const stream = (part as unknown as Unpacking).internalStream("uint8array");
    stream
      .on("data", (chunk) => {
        size += chunk.length;
        if (size <= said.uncompressedSize) {
          chunks.push(chunk);
          return;
        }
        stream.pause();
        reject(damaged());
      })
      .on("error", () => {
        reject(damaged());
      })
      .on("end", () => {
        const isWhole = size === said.uncompressedSize && crc32(chunks) === said.crc32 >>> 0;
        if (isWhole) resolve(chunks);
        else reject(damaged());
      })
      .resume();
  });
}

/** Reads XML from beginning to end. */
export function visitXml(xml: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser();
  const local = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("error", () => {
    throw damaged();
  });
  parser.on("opentag", ({ name, attributes }) => visitor.open?.(local(name), attributes));
  parser.on("text", (text) => visitor.text?.(text));
  parser.on("cdata", (text) => visitor.text?.(text));
  parser.on("closetag", ({ name }) => visitor.close?.(local(name)));
  parser.write(xml).close();
}

/** Whether a text can be read as XML. */
export function isXml(text: string): boolean {
  try {
    visitXml(text, {});
    return true;
  } catch (error) {
    if (error instanceof WorkbookError) return false;
    throw error;
  }
}

/** The part that holds the relationships of another; "" is the file as a whole. */
export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** Where the relationships of a part lead. */
export async function relationshipsOf(
  { text }: XlsxPackage,
  part: string,
): Promise<Relationship[]> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const xml = await text(relationshipsPath(part));
  const found: Relationship[] = [];
  if (xml === undefined) return found;
  visitXml(xml, {
    open: (name, { Id = "", Type = "", Target = "", TargetMode = "" }) => {
      if (name !== "Relationship" || TargetMode === "External") return;
      const kind = usualKind(Type.slice(Type.lastIndexOf("/") + 1));
      found.push({ id: Id, kind, path: resolvePath(folder, Target) });
    },
  });
  return found;
}

/** What a part refers to, outside of the file too, as it is written. */
export async function targetsOf({ text }: XlsxPackage, part: string): Promise<LinkTarget[]> {
  const xml = await text(relationshipsPath(part));
  const found: LinkTarget[] = [];
  if (xml === undefined) return found;
  visitXml(xml, {
    open: (name, { Id = "", Type = "", Target = "", TargetMode }) => {
      if (name !== "Relationship") return;
      const mode = TargetMode === undefined ? {} : { mode: TargetMode };
      found.push({ id: Id, kind: Type, target: Target, ...mode });
    },
  });
  return found;
}

function resolvePath(folder: string, written: string): string {
  const target = written.replaceAll("\\", "/");
  const path: string[] = [];
  for (const step of (target.startsWith("/") ? target : `${folder}${target}`).split("/")) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

/** Characters XML cannot hold are written `_x000D_` in these files. */
export function plainText(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}
