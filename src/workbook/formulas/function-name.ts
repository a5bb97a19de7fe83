/** The function id behind the name of a file: `_xldudf_OUTSPEND_EXPECTED_LOSS` is EXPECTED_LOSS. */
export function functionName(text: string, functionIds: ReadonlySet<string>): string {
  let name = text.toUpperCase();
  for (let prefix = /^_XL(?:FN|WS|PM|L|UDF)\./.exec(name); prefix;) {
    name = name.slice(prefix[0].length);
    prefix = /^_XL(?:FN|WS|PM|L|UDF)\./.exec(name);
  }
  if (name.startsWith("_XLDUDF_")) {
    name = name.slice("_XLDUDF_".length);
    const suffixes = [...name.matchAll(/_/g)].map((match) => name.slice(match.index + 1));
    return [name, ...suffixes].find((id) => functionIds.has(id)) ?? name;
  }
  const last = name.slice(name.lastIndexOf(".") + 1);
  return functionIds.has(last) ? last : name;
}
