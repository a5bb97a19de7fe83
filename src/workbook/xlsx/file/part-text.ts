/** How the text of a part is written. */
export interface PartForm {
  readonly encoding: string;
  /** Whether a byte order mark stands in front. */
  readonly hasMark: boolean;
}

/** How the text of a part that begins so is written: UTF-8, UTF-16, or what its XML says it is. */
export function partForm(head: Uint8Array): PartForm {
  const starts = (...mark: number[]) => mark.every((byte, at) => head[at] === byte);
  const hasMark = starts(0xef, 0xbb, 0xbf) || starts(0xff, 0xfe) || starts(0xfe, 0xff);
  return { encoding: encodingOf(head), hasMark };
}

/** The text of a part. */
export function partText(chunks: readonly Uint8Array[], { encoding }: PartForm): string {
  const decoder = new TextDecoder(encoding);
  const pieces = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
  return pieces.join("") + decoder.decode();
}

/** A text as the bytes of a part, written as the part was. Of other encodings than Unicode's it becomes UTF-8, and says so. */
export function partBytes(text: string, { encoding, hasMark }: PartForm = plain): Uint8Array {
  const marked = hasMark ? `\ufeff${text}` : text;
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const bytes = new DataView(new ArrayBuffer(2 * marked.length));
    for (let at = 0; at < marked.length; at++)
      bytes.setUint16(2 * at, marked.charCodeAt(at), encoding === "utf-16le");
    return new Uint8Array(bytes.buffer);
  }
  return new TextEncoder().encode(saidInUtf8(marked));
}

const plain: PartForm = { encoding: "utf-8", hasMark: false };

/** XML that does not call itself anything but UTF-8. */
const saidInUtf8 = (text: string): string =>
  text.replace(/^(\s*<\?xml\s[^>]*?encoding\s*=\s*["'])(?!utf-8["'])[\w.:-]+(?=["'])/i, "$1UTF-8");

function encodingOf(head: Uint8Array): string {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === lessThan && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === lessThan)) return "utf-16be";
  const declaration = String.fromCharCode(...head.subarray(0, 200));
  const said = /^(?:\u00ef\u00bb\u00bf)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    declaration,
  );
  return known(said?.[1]) ?? "utf-8";
}

const lessThan = 0x3c;

/** Nothing where nobody knows the encoding, or where it cannot be: the XML was read to find it. */
function known(label: string | undefined): string | undefined {
  if (label === undefined || /^utf-?16/i.test(label)) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
