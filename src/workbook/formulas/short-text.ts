/** As much of a text as a refusal quotes, in one line: a formula or a path may be thousands of characters long. */
export function shortText(text: string, most = 80): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
