const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let rest = index;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** The checksum zip files keep of each part (ISO 3309), over bytes that come in pieces. */
export function crc32(chunks: readonly Uint8Array[]): number {
  let rest = 0xffffffff;
  for (const chunk of chunks) {
    for (const byte of chunk) rest = (rest >>> 8) ^ (table[(rest ^ byte) & 0xff] ?? 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
