import fc from "fast-check";
import type { Cell } from "../../../src/core";
import { yesIn } from "../../../src/core";
import { saysYes } from "../../../src/core/controls/in-place";

const said: readonly Cell[] = [
  ...["no", "No", "NO", "nein", "Nein", "non", "não", "falso", "FALSE", "0", "-", "☐", "✘", "لا"],
  ...["planned", "Not started", "n/a", "TBD", "geplant", "Prévu", "en curso", "em andamento"],
  ...["yes", "x", "Umgesetzt", "✔", true, false, 1, 0, null, " ", "perhaps", 17],
];

describe("yesIn", () => {
  it.each<[cells: Cell[], header: string, word: Cell]>([
    [["no", "Yes", "Yes", "x"], "In place", "Yes"],
    [[false, false], "In place", true],
    [[true, false], "In place", true],
    [[1, 0, 0], "In place", 1],
    [["nein", ""], "Status", "ja"],
    [["Nein"], "Status", "Ja"],
    [["non"], "En place", "oui"],
    [["no", null], "In place", "yes"],
    [["NO"], "In place", "YES"],
    [["no"], "Implantado", "sí"],
    [["Planned", "planned", "Planned"], "Status", "Implemented"],
    [["geplant"], "Status", "umgesetzt"],
    [["prévu"], "Statut", "en place"],
    [["-"], "In place", "x"],
    [["☐"], "In place", "☑"],
    [[null, 0, ""], "In place", "yes"],
    [[], "Umsetzungsstand", "ja"],
    [["perhaps"], "In place", "yes"],
  ])("below %j under %s says %j", (cells, header, word) => {
    expect(yesIn(cells, header)).toBe(word);
  });

  it("says yes to whoever reads the column, whatever stands in it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...said), { maxLength: 6 }),
        fc.constantFrom("In place", "Status", "Estado", "En place", "Umgesetzt", "Situação", ""),
        (cells, header) => {
          const word = yesIn(cells, header);
          expect(
            saysYes(typeof word === "boolean" ? (word ? "TRUE" : "FALSE") : String(word)),
          ).toBe(true);
        },
      ),
    );
  });
});
