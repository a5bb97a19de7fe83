import type { Locator } from "playwright-core";

/**
 * How far a text stands out from its ground, 1 to 21.
 *
 * @see W3C, Web Content Accessibility Guidelines 2.2, "contrast ratio" and "relative luminance"
 */
export function contrastOf(text: Locator): Promise<number> {
  return text.evaluate((element) => {
    const numbers = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (color: string) => {
      const [red = 0, green = 0, blue = 0] = numbers(color).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    let ground: Element | null = element;
    const groundColor = () => (ground ? getComputedStyle(ground).backgroundColor : "rgb(0, 0, 0)");
    // A fourth number of 0 means that whatever is behind shows.
    while (ground && numbers(groundColor())[3] === 0) ground = ground.parentElement;
    const [less, more] = [
      luminance(getComputedStyle(element).color),
      luminance(groundColor()),
    ].sort((a, b) => a - b);
    return ((more ?? 0) + 0.05) / ((less ?? 0) + 0.05);
  });
}
