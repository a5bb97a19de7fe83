import { VERSION } from "../contract/release";
import type { PageBlock } from "../contract/report";
import type { CellContent } from "../contract/register-port";
import { halves } from "./report-top";
import type { ReportFacts } from "./report-facts";
import { dayIn, textIn } from "./report-facts";
import { block, formulaCell, looks } from "./page-looks";

/** So many characters fit on a line of the page. */
const lineLength = 118;
/** So many of them an amount takes ahead of a text. */
const amountLength = 16;

/** What the report rests on, and where its figures come from. @returns the blocks, and how many rows they take */
export function bottomBlocks(
  facts: ReportFacts,
  row: number,
): { blocks: PageBlock[]; rows: number } {
  const { words, marks, rule, today, reviewed, leftOut, unnamed, forAll, sources } = facts;
  const days = [...reviewed].sort((a, b) => a - b);
  const [oldest, newest] = [days[0], days.at(-1)];
  const span =
    oldest === undefined || newest === undefined
      ? null
      : ([dayIn(oldest, words, marks), dayIn(newest, words, marks)] as const);
  const { registerAt, controlsAt } = facts;
  const from = [
    `${words.register} ${registerAt}`,
    ...(controlsAt === null ? [] : [`${words.controls} ${controlsAt}`]),
    ...(sources.history ? [`${words.history} ${sources.history.formula}`] : []),
  ];
  const lines: readonly Line[] = [
    ...labelled(words.rule, words.rules[rule]),
    ...labelled(words.level, words.levelSays),
    ...labelled(words.data, words.dataSays(dayIn(today, words, marks), span)),
    ...labelled(words.leftOut, words.leftOutSays(leftOut)),
    ...labelled(words.unnamed, words.unnamedSays),
    ...(forAll === null ? [] : withAmount(forAll, words.linesForAll)),
    ...(unnamed === null ? [] : withAmount(unnamed.cost, words.unnamedControls(unnamed.names))),
    { label: words.accuracy, cells: [accuracy(facts)] },
    { label: words.version, cells: [`Outspend ${VERSION}`] },
    ...labelled(words.sources, `${from.join("; ")}. ${words.alive}`),
  ];
  return {
    blocks: [
      block(row, halves.left, [[words.assumptions]], looks.head),
      block(
        row + 1,
        halves.left,
        lines.map(({ label }) => [label]),
        looks.strong,
      ),
      ...besideLabels(lines, row + 1, facts.money),
    ],
    rows: lines.length + 1,
  };
}

/** What stands beside a label: a text, or an amount and what is said of it. */
interface Line {
  readonly label: string;
  readonly cells: readonly CellContent[];
}

/** Lines of as many cells below each other, block by block. */
function besideLabels(lines: readonly Line[], first: number, money: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  let from = 0;
  for (let at = 1; at <= lines.length; at++) {
    const width = lines[from]?.cells.length ?? 0;
    if (lines[at]?.cells.length === width) continue;
    const cells = lines.slice(from, at).map((line) => line.cells);
    const hasAmounts = width > 1;
    blocks.push(
      block(
        first + from,
        halves.left + 1,
        cells,
        hasAmounts ? looks.amount : looks.plain,
        hasAmounts ? [money] : [],
      ),
    );
    from = at;
  }
  return blocks;
}

/** What LOSS_SUMMARY notes of an error, else that there is none. */
function accuracy({ call, register, words }: ReportFacts): CellContent {
  const lines = call("LOSS_SUMMARY", register);
  return formulaCell(
    `=LET(lines,${lines},IFERROR(INDEX(lines,MATCH("Note",INDEX(lines,0,1),0),2),${textIn(words.accurate)}))`,
  );
}

/** A text under its label, on as many lines as it needs. */
const labelled = (label: string, text: string): Line[] =>
  wrapped(text, lineLength).map((each, index) => ({
    label: index === 0 ? label : "",
    cells: [each],
  }));

/** An amount, and beside it what is said of it. */
const withAmount = (amount: CellContent, text: string): Line[] =>
  wrapped(text, lineLength - amountLength).map((each, index) => ({
    label: "",
    cells: [index === 0 ? amount : null, each],
  }));

function wrapped(text: string, length: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= length) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
