/** What a tutorial asks of its reader, or says of what is seen then. */
export type Step =
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "press"; readonly name: string }
  | { readonly kind: "cells"; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "shows"; readonly words: string }
  | { readonly kind: "picture"; readonly file: string };

/**
 * The steps of a tutorial in the order of its text: a bold name is pressed; a table with letters above and numbers beside is typed into
 * those cells; a quoted line is to be seen; a picture is taken. A day in a heading is the day from there on.
 */
export function tutorialSteps(markdown: string): Step[] {
  const steps: Step[] = [];
  let table: string[][] = [];
  const endTable = (): void => {
    // Above stand the letters, then a rule.
    const rows = table.slice(2).map((line) => line.slice(1));
    if (rows.length > 0) steps.push({ kind: "cells", rows });
    table = [];
  };
  for (const block of markdown.split(/\n{2,}/)) {
    for (const line of block.split("\n")) {
      if (line.startsWith("|")) {
        table.push(
          line
            .slice(1, line.lastIndexOf("|"))
            .split("|")
            .map((cell) => cell.trim()),
        );
      } else if (line.startsWith(">")) {
        const words = line.slice(1).trim();
        if (words !== "") steps.push({ kind: "shows", words });
      }
    }
    endTable();
    if (/^[|>]/.test(block)) continue;
    // A sentence may break anywhere but in what it names.
    const text = block.replace(/\s+/g, " ");
    const day = /^#.*?(\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
    if (day !== undefined) steps.push({ kind: "day", day });
    for (const [, name, file] of text.matchAll(/\*\*([^*]+)\*\*|!\[[^\]]*\]\(([^)]+)\)/g)) {
      if (name !== undefined) steps.push({ kind: "press", name });
      if (file !== undefined) steps.push({ kind: "picture", file });
    }
  }
  return steps;
}
