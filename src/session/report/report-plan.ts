import type { PageBlock } from "../contract/report";
import { halves } from "./report-top";
import type { ReportFacts } from "./report-facts";
import { fixed, mostControls, textIn } from "./report-facts";
import { block, filled, formulaCell, looks } from "./page-looks";

/** What to buy, and what is asked of the board. @returns the blocks, and how many rows they take */
export function planBlocks(facts: ReportFacts, row: number): { blocks: PageBlock[]; rows: number } {
  const { words, controls, wish, money, call, register } = facts;
  const { right } = halves;
  const head = block(row, right, [[words.plan]], looks.head);
  if (controls === null || wish.budget === null) {
    return { blocks: [head, block(row + 1, right, [[words.noPlan]], looks.quiet)], rows: 2 };
  }
  const budget = fixed(row + 2, right + 3);
  const plan = call("BUDGET_PLAN", register, controls, budget);
  const whole = call("BUDGET_PLAN", register, controls, budget, "", "", "", "TRUE");
  const funded = "FILTER(plan,(INDEX(plan,0,2)=TRUE)*ISNUMBER(INDEX(plan,0,5)),0)";
  const list =
    `=LET(plan,${plan},funded,${funded},IF(COLUMNS(funded)=1,${textIn(words.nothingPays)},` +
    `INDEX(funded,SEQUENCE(MIN(${mostControls},ROWS(funded))),{1,3,5,6})))`;
  const total = (column: number) =>
    formulaCell(`=LET(plan,${whole},INDEX(plan,ROWS(plan),${column}))`);
  const first = row + 4;
  const last = first + mostControls;
  const asked =
    `=LET(plan,${plan},funded,${funded},` +
    `IF(COLUMNS(funded)=1,${textIn(words.decideNothing)},${textIn(words.decide)}))`;
  return {
    blocks: [
      head,
      block(row + 1, right, [[formulaCell(asked)]], looks.strong),
      block(row + 2, right, [[words.newMoney]], looks.quiet),
      block(row + 2, right + 3, [[wish.budget]], looks.typed, [money]),
      block(row + 3, right, [[words.control]], looks.column),
      block(row + 3, right + 1, [[words.cost, words.avoided, words.rosi]], looks.columnRight),
      filled(first, right, list, mostControls, ["General", money, money, "0%"]),
      block(last, right, [[words.together, total(3), total(5), total(6)]], looks.sum, [
        "General",
        money,
        money,
        "0%",
      ]),
    ],
    rows: mostControls + 5,
  };
}
