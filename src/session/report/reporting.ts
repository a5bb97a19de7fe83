import type { CellContent, RegisterPort } from "../contract/register-port";
import { SheetError } from "../contract/register-port";
import type {
  AppetiteCheck,
  Page,
  ReportPort,
  ReportPreview,
  ReportSession,
  ReportWish,
} from "../contract/report";
import { appetiteIn, appetiteOf } from "./appetite";
import { controlsInFormula } from "../answers/controls-formula";
import { answering, refusal } from "../follow/answering";
import type { FollowedRegister } from "../follow/followed-register";
import { freeName } from "../formulas/free-name";
import { figureFormat } from "../formulas/figure-formulas";
import type { SeenRegister } from "../view/seen-register";
import type { ReportFacts } from "./report-facts";
import { dayCompared, dayIn, whyNotCompared } from "./report-facts";
import { reportWords } from "./report-language";
import { reportPage } from "./report-page";
import type { ReportWords } from "./report-words";
import { moneyOfControls, moneyOfLines } from "./uncounted-money";

/** How a session writes a report. */
export function reporting(
  port: ReportPort,
  areas: Pick<RegisterPort, "candidates" | "read">,
  followed: FollowedRegister,
): ReportSession {
  let isAppetiteSought = false;

  /** A risk appetite beside the register is looked for once somebody wants it. */
  async function seekAppetite(): Promise<void> {
    if (isAppetiteSought) return;
    isAppetiteSought = true;
    if (followed.appetite.seen()) return;
    await followed.appetite.follow();
    await followed.refreshed();
  }

  async function preview(wish: ReportWish): Promise<ReportPreview> {
    await seekAppetite();
    const seen = followed.seen();
    if (!seen) return refused("The register is no longer in the sheet.");
    const { totals, formulas } = seen.view;
    if (totals.kind === "refused") {
      return refused("The register has cells to fix before a report can be written.");
    }
    const register = formulas.differences.length === 0 ? formulas.range : formulas.name;
    if (register === null || (formulas.differences.length > 0 && !formulas.isCurrent)) {
      return refused(
        "Formulas do not read the register as it is read here: choose Use in formulas under Threats first.",
      );
    }
    const { prefix } = followed.viewing();
    const call = (name: string, ...args: readonly string[]): string =>
      `${called(name, prefix)}(${args.join(",")})`;
    const sources = await port.sources({
      appetite: called("APPETITE_CHECK", prefix),
      spend: called("SPEND_BY_THREAT", prefix),
    });
    const forAll = await moneyOfLines(sources.spends, prefix, areas);
    const given = { wish, sources, register, call, forAll };
    const facts = factsOf(seen, followed, sources.checks, given);
    return shown(facts, reportPage(facts));
  }

  return {
    preview: async (wish) => {
      try {
        return await preview(wish);
      } catch (error) {
        if (!(error instanceof SheetError)) throw error;
        return refused(error.message);
      }
    },
    write: ({ page, wish }) =>
      answering(async () => {
        const now = await preview(wish);
        if (now.kind === "refused") return now;
        if (JSON.stringify(now.page) !== JSON.stringify(page)) {
          return refusal(
            "The workbook has changed since this was shown. Look at it again, then write.",
          );
        }
        await port.write(page);
        return { kind: "chosen" };
      }),
  };
}

const refused = (message: string): ReportPreview => ({ kind: "refused", message });

const called = (name: string, prefix: string): string =>
  prefix === "" ? name : `${prefix}.${name}`;

function factsOf(
  seen: SeenRegister,
  followed: FollowedRegister,
  checks: readonly AppetiteCheck[],
  given: Pick<ReportFacts, "wish" | "sources" | "register" | "call" | "forAll">,
): ReportFacts {
  const { view, reading } = seen;
  const controlsSeen = followed.controls.seen();
  const { prefix } = followed.viewing();
  const usable = controlsSeen?.view.problems === 0 ? controlsSeen : null;
  const controls = usable && controlsInFormula(usable, prefix);
  const column = view.columns.find(({ field }) => field === "lastReviewed");
  const reviewed = view.threats.flatMap(({ state, byColumn }) => {
    const value = column && state === "open" ? byColumn.get(column.id)?.value : null;
    return typeof value === "number" ? [value] : [];
  });
  const { kind } = view.totals;
  return {
    ...given,
    words: reportWords(given.wish.language),
    appetite: appetiteIn(checks, prefix) ?? appetiteOf(followed.appetite.seen()),
    controls,
    rule: view.rule,
    hasSpend: reading.fields.has("spend"),
    threats: kind === "totals" ? view.totals.threats : 0,
    money: figureFormat("spend", view),
    marks: view.marks,
    today: given.wish.today,
    reviewed,
    leftOut: [
      ...view.threats.flatMap(({ name, state }) => (state === "left out" ? [name] : [])),
      ...view.leftOut.map(({ name, address }) => (name === "" ? address : name)),
    ],
    unnamed: moneyOfControls(usable, controls),
    registerAt: view.place.address,
    controlsAt: usable ? usable.view.place.address : null,
  };
}

function shown(facts: ReportFacts, page: Page): ReportPreview {
  const { words, wish, sources } = facts;
  const isFilled = (cell: CellContent): boolean => cell !== null;
  return {
    kind: "preview",
    wish,
    sheet: sources.sheet ?? freeName(page.sheet, " ", sources.sheets),
    isAgain: sources.sheet !== null,
    isOneStep: sources.sheet !== null && sources.isOneStep,
    title: words.title,
    question: words.question,
    parts: partsOf(facts, words),
    cells: page.blocks.reduce((sum, { cells }) => sum + cells.flat().filter(isFilled).length, 0),
    page,
  };
}

function partsOf(facts: ReportFacts, words: ReportWords): { title: string; lines: string[] }[] {
  const { figures } = words;
  const day = dayCompared(facts);
  const hasPlan = facts.controls !== null && facts.wish.budget !== null;
  return [
    {
      title: words.question,
      lines: facts.hasSpend
        ? [figures.required, figures.spend, figures.gap, figures.covered]
        : [words.noSpend],
    },
    { title: words.curve, lines: facts.appetite ? [words.appetite] : [] },
    ...(hasPlan ? [{ title: words.byBudget, lines: [] }] : []),
    ...(facts.hasSpend ? [{ title: words.gaps, lines: [] }] : []),
    { title: words.plan, lines: hasPlan ? [] : [words.noPlan] },
    {
      title: day === null ? words.changedNever : words.changed,
      lines: [day === null ? whyNotCompared(facts) : dayIn(day, words, facts.marks)],
    },
    { title: words.assumptions, lines: [words.rules[facts.rule]] },
    { title: words.sources, lines: [facts.registerAt] },
  ];
}
