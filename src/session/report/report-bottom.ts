import { VERSION } from "../contract/release";
import type { PageBlock } from "../contract/report";
import type { CellContent } from "../contract/register-port";
import { halves } from "./report-top";
import type { ReportFacts } from "./report-facts";
import { dayIn, textIn } from "./report-facts";
import { block, formulaCell, looks } from "./page-looks";

/** So many characters fit on a line of the page. */
const lineLength = 118;

/** What the report rests on, and where its figures come from. @returns the blocks, and how many rows they take */
export function bottomBlocks(
  facts: ReportFacts,
  row: number,
): { blocks: PageBlock[]; rows: number } {
  const { words, rule, today, reviewed, leftOut, unnamed, sources } = facts;
  const days = [...reviewed].sort((a, b) => a - b);
  const [oldest, newest] = [days[0], days.at(-1)];
  const span =
    oldest === undefined || newest === undefined
      ? null
      : ([dayIn(oldest, words), dayIn(newest, words)] as const);
  const uncounted = [
    words.unnamedSays,
    ...(unnamed.length > 0 ? [words.unnamedControls(unnamed)] : []),
  ];
  const said: readonly (readonly [string, CellContent])[] = [
    ...labelled(words.rule, words.rules[rule]),
    ...labelled(words.level, words.levelSays),
    ...labelled(words.data, words.dataSays(dayIn(today, words), span)),
    ...labelled(words.leftOut, words.leftOutSays(leftOut)),
    ...labelled(words.unnamed, uncounted.join(" ")),
    [words.accuracy, accuracy(facts)],
    [words.version, `Outspend ${VERSION}`],
  ];
  const { registerAt, controlsAt } = facts;
  const from = [
    `${words.register} ${registerAt}`,
    ...(controlsAt === null ? [] : [`${words.controls} ${controlsAt}`]),
    ...(sources.history ? [`${words.history} ${sources.history.formula}`] : []),
  ];
  const origins = labelled(words.sources, `${from.join("; ")}. ${words.alive}`);
  const lines = [...said, ...origins];
  return {
    blocks: [
      block(row, halves.left, [[words.assumptions]], looks.head),
      block(
        row + 1,
        halves.left,
        lines.map(([label]) => [label]),
        looks.strong,
      ),
      block(
        row + 1,
        halves.left + 1,
        lines.map(([, text]) => [text]),
        looks.plain,
      ),
    ],
    rows: lines.length + 1,
  };
}

/** What LOSS_SUMMARY notes of an error, else that there is none. */
function accuracy({ call, register, words }: ReportFacts): CellContent {
  const lines = call("LOSS_SUMMARY", register);
  return formulaCell(
    `=LET(lines,${lines},IFERROR(INDEX(lines,MATCH("Note",INDEX(lines,0,1),0),2),${textIn(words.accurate)}))`,
  );
}

/** A text under its label, on as many lines as it needs. */
function labelled(label: string, text: string): (readonly [string, string])[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= lineLength) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each, index) => [index === 0 ? label : "", each] as const);
}
