/**
 * The cells of a text as spreadsheets put it on the clipboard: cells of a row stand between tabs, rows on lines of their own.
 * A cell with a tab or a line break in it stands in quotes, and quotes in such a cell are doubled; a quote elsewhere is one.
 */
export function clipboardRows(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const quoted = /^"([^"]*(?:""[^"]*)*)"(?=[\t\n\r]|$)/.exec(text.slice(at));
    const isQuoted = quoted?.[1] !== undefined && /[\t\n\r]|""/.test(quoted[1]);
    const raw = (isQuoted ? quoted : /^[^\t\n\r]*/.exec(text.slice(at)))?.[0] ?? "";
    const cell = isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw;
    rows.at(-1)?.push(cell.replace(/\r\n?/g, "\n"));
    at += raw.length;
    if (at >= text.length) return rows;
    const end = /^(?:\t|\r\n|\r|\n)/.exec(text.slice(at))?.[0] ?? "";
    at += end.length;
    if (end === "\t") continue;
    // The last row ends with a line break, too.
    if (at >= text.length) return rows;
    rows.push([]);
  }
}
