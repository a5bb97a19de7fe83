import { answering, refusal } from "../follow/answering";
import type { Block, PlacedFormula, RegisterPort, SheetSelection } from "../contract/register-port";
import type { AnswerFormat, Insertable, InsertableReviews } from "../contract/question";
import type { Ask } from "../answers/ask";
import { chartBeside } from "../answers/answer-chart";
import { controlsInFormula } from "../answers/controls-formula";
import { questionFormula } from "../answers/question-formula";
import type { Choice, FigureName, RegisterSession } from "../contract/register-session";
import type { After } from "../contract/timer";
import type { Cell, Cells } from "../../core";
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
import { reportedFormula, reviewsInFormula } from "../answers/reviews-formula";
import type { ReviewTables } from "../contract/reviews";
import { dayFormat } from "../typed/serial-date";
import type { SeenRegister } from "../view/seen-register";
import type { MadeEdit } from "./take-back";
import { cellWriter } from "./write-cells";

/** What a formula fills, as far as its size goes: one cell, the answer, or a waterfall of it. */
function cellsFilled({ part }: Insertable, cells: Cells): Cells {
  if (part === null) return cells;
  if (part !== "waterfall") return [[0]];
  return cells.map(([, threat, driver, effect = null]) => [
    [threat, driver].map(String).join(": "),
    ...Array<Cell>(4).fill(effect),
  ]);
}

/** Characters for most amounts, and at most for any text. */
const usualWidth = 14;
const mostWidth = 40;

const noAnswerFormula =
  "No formula can have this: its tables are read in the pane as no function reads them. Rename the headers of the controls to Control, Cost and so on.";

const noRegister = "The register is no longer in the sheet.";

/**
 * How a session lets formulas read the register as it is read here.
 *
 * @param made edits that can be taken back, the last one last
 */
export function usingInFormulas(
  port: RegisterPort,
  after: After,
  {
    followed,
    reviews,
  }: {
    readonly followed: FollowedRegister;
    readonly reviews: () => ReviewTables | null;
  },
  made: MadeEdit[],
  ask: Ask,
): Pick<
  RegisterSession,
  | "useInFormulas"
  | "insertFigure"
  | "formulaOf"
  | "insertAnswer"
  | "formulaOfAnswer"
  | "showFormula"
> {
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

  function answerFormula(seen: SeenRegister, answer: Insertable): string | null {
    const { prefix } = followed.viewing();
    const controls = followed.controls.seen();
    const tables = {
      register: inFormula(seen.view),
      controls: controls && controlsInFormula(controls, prefix),
      ...reviewsInFormula(reviews()),
      appetite: followed.appetite.seen()?.formula ?? null,
    };
    return questionFormula(answer, tables, prefix);
  }

  /** An answer as a formula, and the cells that it fills. */
  async function filledBy(
    seen: SeenRegister,
    answer: Insertable | InsertableReviews,
  ): Promise<Filled> {
    if ("reviews" in answer) {
      const reported = reportedFormula(reviews()?.reviews ?? null, answer.reviews);
      if (!reported) {
        return refused("The table of reviews lacks a column of these. Nothing was inserted.");
      }
      return { kind: "filled", formula: reported.formula, rows: reported.cells };
    }
    const formula = answerFormula(seen, answer);
    if (formula === null) return refused(noAnswerFormula);
    const given = await ask(answer.question);
    if (given.kind === "refused") return refused(given.message);
    return { kind: "filled", formula, rows: cellsFilled(answer, given.cells) };
  }

  async function put(formula: PlacedFormula): Promise<Choice> {
    await port.insert(formula);
    return { kind: "chosen" };
  }

  /** Puts something into the selected cell, once formulas read the register as it is read here. */
  const inserting = (putInto: (seen: SeenRegister) => Promise<Choice>): Promise<Choice> =>
    answering(async () => {
      const first = followed.seen();
      if (!first) return refusal(noRegister);
      const selected = await port.selection();
      const { controls, appetite } = followed;
      const taken = [first.block, controls.seen()?.block, appetite.seen()?.block];
      if (!selected || taken.some((block) => block && isWithin(selected, block))) {
        return refusal("Select an empty cell outside the tables, then insert again.");
      }
      if (inFormula(first.view) === null) {
        const written = await writeFormula(first);
        if (written.kind === "refused") return written;
      }
      const seen = followed.seen();
      return seen ? putInto(seen) : refusal(noRegister);
    });

  return {
    useInFormulas: (way) =>
      answering(async () => {
        const seen = followed.seen();
        if (!seen) return refusal(noRegister);
        return way === "formula" ? writeFormula(seen) : rename(seen);
      }),
    insertFigure: (figure, threat) =>
      inserting((seen) => {
        const formula = formulaFor(seen, figure, threat);
        if (formula === null) {
          return Promise.resolve(
            refusal(
              threat === undefined
                ? "Formulas do not read the register yet."
                : "A formula finds a threat by its name: give it one of at most 255 characters.",
            ),
          );
        }
        const columns = [{ format: figureFormat(figure, seen.view), width: usualWidth }];
        return put({ formula, rows: 1, columns });
      }),
    formulaOf: (figure, threat) => {
      const seen = followed.seen();
      return Promise.resolve(seen && formulaFor(seen, figure, threat));
    },
    insertAnswer: (answer) =>
      inserting(async (seen) => {
        const filled = await filledBy(seen, answer);
        if (filled.kind === "refused") return filled;
        const { formula, rows } = filled;
        const columns = (rows[0] ?? []).map((_, column) => ({
          format: formatOf(answer.formats[column] ?? "text", seen),
          width: widthOf(rows.map((row) => row[column] ?? null)),
        }));
        const formats = columns.map(({ format }) => format);
        const { chart } = answer;
        return put({
          ...{ formula, rows: rows.length, columns },
          ...(chart ? { chart: chartBeside(chart, rows.length, formats) } : {}),
        });
      }),
    formulaOfAnswer: (answer) => {
      if ("reviews" in answer) {
        const reported = reportedFormula(reviews()?.reviews ?? null, answer.reviews);
        return Promise.resolve(reported?.formula ?? null);
      }
      const seen = followed.seen();
      return Promise.resolve(seen && answerFormula(seen, answer));
    },
    async showFormula() {
      const place = followed.place();
      const { formula } = place ? readingAt(followed.choices().readings, place) : nothingSaid;
      if (formula) await port.showCell(formula).catch(followed.report);
    },
  };
}

/** A formula and the cells that it fills, or why there is none. */
type Filled =
  | { readonly kind: "filled"; readonly formula: string; readonly rows: Cells }
  | { readonly kind: "refused"; readonly message: string };

const refused = (message: string): Filled => ({ kind: "refused", message });

function isWithin({ sheet, cells }: SheetSelection, { area, place }: Block): boolean {
  return (
    sheet === area.sheet &&
    cells.row >= place.row &&
    cells.row < place.row + place.rows &&
    cells.column >= place.column &&
    cells.column < place.column + place.columns
  );
}

function formatOf(format: AnswerFormat, { view }: SeenRegister): string {
  if (format === "money") return figureFormat("spend", view);
  if (format === "day") return dayFormat;
  return format === "share" ? "0.0%" : "General";
}

/** Characters a column is wide for: those of its texts, and of any amount. */
const widthOf = (cells: readonly Cell[]): number =>
  Math.min(
    mostWidth,
    Math.max(usualWidth, ...cells.map((cell) => (typeof cell === "string" ? cell.length + 2 : 0))),
  );
