import type { Attributes } from "../file/xlsx-package";
import { visitXml } from "../file/xlsx-package";

/** Parts of looks that entries of cells refer to by number. */
const sections = { fonts: "fontId", fills: "fillId", borders: "borderId" } as const;

type Section = keyof typeof sections;

/** Alignments that no cell of the grid has. */
const lostAlignments: ReadonlySet<string> = new Set(["fill", "centerContinuous", "distributed"]);

/** What the looks of cells would lose, in plain words. Of looks that are only listed, and of no cell, nothing is said. */
export function styleLosses(xml: string): string[] {
  const parts: Record<Section, Set<string>[]> = { fonts: [], fills: [], borders: [] };
  const losses = new Set<string>();
  const path: string[] = [];
  visitXml(xml, {
    open(name, attributes) {
      const [, section, part] = path;
      path.push(name);
      if (section === "cellXfs") {
        if (name === "xf") for (const words of entryLosses(attributes, parts)) losses.add(words);
        if (name === "alignment")
          for (const words of alignmentLosses(attributes)) losses.add(words);
        if (name === "protection") losses.add("which cells a protected sheet leaves open or hides");
      } else if (section === "tableStyles")
        losses.add("looks of tables that were made for the file");
      else if (isSection(section) && part === undefined) parts[section].push(new Set());
      else if (isSection(section)) {
        for (const words of partLosses(name, attributes)) parts[section].at(-1)?.add(words);
      }
      if (isSection(section) && part === undefined && name === "border") {
        const isDiagonal = [attributes.diagonalUp, attributes.diagonalDown].some(isOn);
        if (isDiagonal) parts.borders.at(-1)?.add("lines across cells");
      }
    },
    close() {
      path.pop();
    },
  });
  return [...losses];
}

const isSection = (name: string | undefined): name is Section =>
  name !== undefined && name in sections;

const isOn = (attribute: string | undefined) => attribute === "1" || attribute === "true";

/** What a look loses by the parts it is put together from. The entries come after them in every file. */
function* entryLosses(
  attributes: Attributes,
  parts: Readonly<Record<Section, readonly ReadonlySet<string>[]>>,
): Generator<string> {
  for (const [section, key] of Object.entries(sections)) {
    yield* parts[section as Section][Number(attributes[key] ?? 0)] ?? [];
  }
  if (Number(attributes.xfId ?? 0) > 0) yield "names of the styles of cells; their looks stay";
}

function* partLosses(name: string, attributes: Attributes): Generator<string> {
  if (name === "gradientFill") yield "colour gradients in cells";
  const { patternType = "none", val, theme } = attributes;
  if (name === "patternFill" && !["none", "solid", "gray125"].includes(patternType)) {
    yield "patterns in cells; their colour stays";
  }
  if (name === "u" && !["single", "none", undefined].includes(val)) {
    yield "double underlines; a single one stays";
  }
  if (name === "vertAlign" && val !== "baseline") yield "raised and lowered text";
  // Those of text and ground are the same in every theme that is light.
  if (Number(theme) > 1) yield "that colours follow the theme; the colours stay";
}

function* alignmentLosses(attributes: Attributes): Generator<string> {
  const { horizontal = "", vertical = "", readingOrder, shrinkToFit, textRotation } = attributes;
  if (Number(textRotation) > 0) yield "turned text";
  if (isOn(shrinkToFit)) yield "text that shrinks to fit its cell";
  if (Number(readingOrder) > 0) yield "the direction text is read in";
  if (lostAlignments.has(horizontal) || ["justify", "distributed"].includes(vertical)) {
    yield "text that is filled in, spread or centred over several cells";
  }
}
