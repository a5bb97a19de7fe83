import type { Attributes } from "../file/xlsx-package";
import { visitXml } from "../file/xlsx-package";

/** The colours every file may name by number (ECMA-376, part 1, 18.8.27), from 0 on. */
const indexed = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 " +
  "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF " +
  "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 " +
  "003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

/** The theme of a new workbook, for files that bring none; cells count light before dark. */
const officeTheme = [
  ...["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31"],
  ...["A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"],
];

/** Reads "#RRGGBB" from the attributes of a colour; undefined where it leaves the colour to the program. */
export type ReadColor = (attributes: Attributes) => string | undefined;

/** @param theme xl/theme/theme1.xml, where there is one */
export function colorReader(theme: string | undefined): ReadColor {
  const themed = theme === undefined ? officeTheme : themeColors(theme);
  return ({ rgb, theme: place, indexed: number, tint }) => {
    const base =
      rgb?.slice(-6) ??
      (place === undefined ? undefined : themed[Number(place)]) ??
      (number === undefined ? undefined : indexed[Number(number)]);
    if (base === undefined || !/^[0-9a-f]{6}$/i.test(base)) return undefined;
    return `#${tinted(base, Number(tint ?? 0)).toUpperCase()}`;
  };
}

function themeColors(xml: string): string[] {
  const colors: string[] = [];
  let inScheme = false;
  visitXml(xml, {
    open(name, { val = "", lastClr }) {
      if (name === "clrScheme") inScheme = true;
      else if (inScheme && name === "srgbClr") colors.push(val);
      else if (inScheme && name === "sysClr") colors.push(lastClr ?? "");
    },
    close(name) {
      if (name === "clrScheme") inScheme = false;
    },
  });
  // The theme lists dark before light, cells count the other way round.
  const [dark1 = "", light1 = "", dark2 = "", light2 = "", ...accents] = colors;
  return [light1, dark1, light2, dark2, ...accents];
}

/** Lighter for a tint above 0, darker below: the lightness of the colour is moved, its hue stays. */
function tinted(color: string, tint: number): string {
  if (!(tint !== 0 && Math.abs(tint) <= 1)) return color;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const lightness = (most + least) / 2;
  const moved = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const chroma = most - least;
  const saturation = chroma === 0 ? 0 : chroma / (1 - Math.abs(2 * lightness - 1));
  const reach = (saturation * (1 - Math.abs(2 * moved - 1))) / 2;
  // Where each part lies between the least and the most says its place in the new colour.
  return [r, g, b]
    .map((part) => {
      const place = chroma === 0 ? 0 : ((part - least) / chroma) * 2 - 1;
      const value = Math.round((moved + place * reach) * 255);
      return Math.min(255, Math.max(0, value)).toString(16).padStart(2, "0");
    })
    .join("");
}
