import { answering, refusal } from "../follow/answering";
import type { RegisterPort } from "../contract/register-port";
import type { Choice, FigureName, RegisterSession } from "../contract/register-session";
import type { After } from "../contract/timer";
import { readRegister } from "../../core";
import { headersOfBlock } from "../find/headed-range";
import { nothingSaid } from "../find/kept-choices";
import { readingAt } from "../find/same-place";
import { changeSaid } from "../follow/change-choices";
import type { FollowedRegister } from "../follow/followed-register";
import { registerOf } from "../follow/followed-table";
import { figureFormat, figureFormula, threatFigureFormula } from "../formulas/figure-formulas";
import { isSameReading, registerFormula } from "../formulas/register-formula";
import { headerFor } from "../formulas/unit-words";
import type { SeenRegister } from "../view/seen-register";
import type { MadeEdit } from "./take-back";
import { cellWriter } from "./write-cells";

const noRegister = "The register is no longer in the sheet.";

/**
 * How a session lets formulas read the register as it is read here.
 *
 * @param made edits that can be taken back, the last one last
 */
export function usingInFormulas(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  made: MadeEdit[],
): Pick<RegisterSession, "useInFormulas" | "insertFigure" | "formulaOf" | "showFormula"> {
  const { renameHeaders } = cellWriter(port, after, followed, made);

  async function writeFormula(seen: SeenRegister): Promise<Choice> {
    const { prefix } = followed.viewing();
    const formula = registerFormula(seen, prefix);
    if (formula.kind === "none") {
      return refusal(`${formula.why}${formula.mayRename ? " Rename the headers instead." : ""}`);
    }
    if (!(await port.spills())) {
      return refusal(
        "In this Excel no formula fills cells beside its own. Rename the headers instead.",
      );
    }
    const place = followed.place();
    if (!place) return refusal(noRegister);
    const said = readingAt(followed.choices().readings, place);
    const put = await port.putSpilling({
      sheet: "Register in formulas",
      title: `${seen.view.place.address}, as Outspend reads it: for formulas`,
      formula: formula.text,
      name: "Threats",
      before: said.formula,
    });
    return changeSaid(registerOf(followed), (now) => ({
      ...now,
      formula: { ...put, text: formula.text },
    }));
  }

  /** Headers that say by themselves what the columns hold, for those that do not. */
  async function rename(seen: SeenRegister): Promise<Choice> {
    const { reading, block, view } = seen;
    const plain = readRegister(block.cells);
    const headers = new Map<string, string>();
    const { texts, rows } = headersOfBlock(block);
    const cells = [...texts];
    for (const [key, { index, scale, level, joined }] of reading.columns.of) {
      const own = plain.columns.of.get(key);
      const column = view.columns[index];
      if (!column) continue;
      if (joined.length > 0) {
        return refusal("A name that is joined from several columns needs the formula instead.");
      }
      if (own?.index === index && own.scale === scale && own.level === level) continue;
      const header = headerFor(key, scale, level);
      if (header === null) return refusal(`No header says the unit of ${column.header}.`);
      headers.set(column.header, header);
      cells[index] = header;
    }
    const below = block.cells.slice(rows);
    const blank = Array.from({ length: rows - 1 }, () => cells.map(() => null));
    const renamed = readRegister([cells, ...blank, ...below], { leftOut: seen.apart });
    if (!isSameReading(renamed, reading)) {
      return refusal("Other headers alone would not make formulas read the same.");
    }
    if (headers.size === 0) {
      return refusal(
        "The headers say what the columns hold. Rows that are left out need the formula.",
      );
    }
    return renameHeaders(headers);
  }

  /** The register as a formula has it, once formulas read it as it is read here. */
  function inFormula({ formulas }: SeenRegister["view"]): string | null {
    if (formulas.differences.length === 0) return formulas.range;
    return formulas.isCurrent ? formulas.name : null;
  }

  function formulaFor({ view }: SeenRegister, figure: FigureName, id?: string): string | null {
    const register = inFormula(view);
    const { prefix } = followed.viewing();
    if (register === null) return null;
    if (id === undefined) return figureFormula(figure, register, view.rule, prefix);
    const threat = view.threats.find((each) => each.id === id);
    const hasSpend = view.columns.some(({ field }) => field === "spend");
    return threat
      ? threatFigureFormula(figure, threat.name, register, { rule: view.rule, hasSpend, prefix })
      : null;
  }

  return {
    useInFormulas: (way) =>
      answering(async () => {
        const seen = followed.seen();
        if (!seen) return refusal(noRegister);
        return way === "formula" ? writeFormula(seen) : rename(seen);
      }),
    insertFigure: (figure, threat) =>
      answering(async () => {
        const first = followed.seen();
        if (!first) return refusal(noRegister);
        const selected = await port.selection();
        const { place, area } = first.block;
        const isInside =
          selected?.sheet === area.sheet &&
          selected.cells.row >= place.row &&
          selected.cells.row < place.row + place.rows &&
          selected.cells.column >= place.column &&
          selected.cells.column < place.column + place.columns;
        if (!selected || isInside) {
          return refusal("Select an empty cell outside the register, then insert again.");
        }
        if (inFormula(first.view) === null) {
          const written = await writeFormula(first);
          if (written.kind === "refused") return written;
        }
        const seen = followed.seen();
        const formula = seen && formulaFor(seen, figure, threat);
        if (!seen || formula === null) {
          return refusal(
            threat === undefined || seen === null
              ? "Formulas do not read the register yet."
              : "A formula finds a threat by its name: give it one of at most 255 characters.",
          );
        }
        await port.insert({ formula, format: figureFormat(figure, seen.view), width: 14 });
        return { kind: "chosen" };
      }),
    formulaOf: (figure, threat) => {
      const seen = followed.seen();
      return Promise.resolve(seen && formulaFor(seen, figure, threat));
    },
    async showFormula() {
      const place = followed.place();
      const { formula } = place ? readingAt(followed.choices().readings, place) : nothingSaid;
      if (formula) await port.showCell(formula).catch(followed.report);
    },
  };
}
