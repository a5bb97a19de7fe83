/** The text of a part: UTF-8, UTF-16, or what its XML says it is. */
export function partText(chunks: readonly Uint8Array[]): string {
  const [first = new Uint8Array()] = chunks;
  const decoder = new TextDecoder(encodingOf(first));
  const pieces = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
  return pieces.join("") + decoder.decode();
}

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
