import { marksOf } from "../../../src/session/contract/locale-marks";
import { shownNumber } from "../../../src/session/typed/shown-number";
import { regionIn } from "../../support/said-in";

const english = marksOf("en-US", regionIn("en-US"));
const german = marksOf("de-DE", regionIn("de-DE"));

describe("a number as its cell will show it", () => {
  it.each([
    [0.4, "General", "0.4", "0,4"],
    [0.123456789012345, "General", "0.123456789", "0,123456789"],
    [0.285, "0%", "29%", "29%"],
    [0.4, "0.0%", "40.0%", "40,0%"],
    [0.4, "0.##%", "40.%", "40,%"],
    [0.456, "0.##%", "45.6%", "45,6%"],
    [1250, "#,##0", "1,250", "1.250"],
    [1234567.895, "#,##0.00 €", "1,234,567.90 €", "1.234.567,90 €"],
    [1250, "[$€-407] #,##0", "€ 1,250", "€ 1.250"],
    [1250, '#,##0.0,"k"', "1.3k", "1,3k"],
    [12.5, "0.00", "12.50", "12,50"],
    [12.5, '_-* #,##0.00 "kr"_-;-* #,##0.00 "kr"', "12.50 kr", "12,50 kr"],
    [12.5, "@", "12.5", "12,5"],
    [0.5, "# ?/?", "0.5", "0,5"],
    [1500, "0.0E+00", "1500", "1500"],
  ])("%d in %s", (value, format, inEnglish, inGerman) => {
    expect(shownNumber(value, format, english)).toBe(inEnglish);
    expect(shownNumber(value, format, german)).toBe(inGerman);
  });
});
