import { element } from "../element";

/** A table with a header row, which scrolls by itself where the page is narrow. */
export function helpTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const line = (tag: "th" | "td", cells: readonly string[]) =>
    element("tr", {}, ...cells.map((cell) => element(tag, {}, cell)));
  return element(
    "div",
    { class: "table", tabindex: "0", role: "group", "aria-label": header.join(", ") },
    element(
      "table",
      {},
      element("thead", {}, line("th", header)),
      element("tbody", {}, ...rows.map((row) => line("td", row))),
    ),
  );
}
