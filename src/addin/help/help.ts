import "./help.css";
import { callCode } from "./call-code";
import { byId, element } from "../element";
import {
  type ExampleCell,
  type FunctionExample,
  type FunctionExamples,
  shownCell,
} from "./function-examples";
import { callForm, type ListedFunction, type ListedParameter, prefixed } from "../function-list";
import { byQuestion, type Question } from "../function-questions.cjs";
import { showFunctions } from "./function-section";
import { helpTable } from "./help-table";
import { pagePrefix } from "../page-prefix";
import { registerColumns } from "./register-columns";

const prefix = pagePrefix();

const anchorOf = ({ id }: ListedFunction): string => id.toLowerCase();

function drawParameter({ name, description, optional, repeating }: ListedParameter): HTMLElement[] {
  // The generator marks what may be repeated as what may be left out, too.
  const mark =
    repeating === true ? "(may be repeated)" : optional === true ? "(may be left out)" : "";
  return [
    element("dt", {}, element("code", {}, name)),
    element("dd", {}, `${description ?? ""} ${mark}`.trim()),
  ];
}

function drawFunction(fn: ListedFunction, example: FunctionExample | undefined): HTMLElement {
  return element(
    "section",
    { id: anchorOf(fn), tabindex: "-1" },
    element("h3", {}, fn.name),
    element("p", {}, fn.description ?? ""),
    callCode(callForm(fn, prefix)),
    element("dl", {}, ...fn.parameters.flatMap(drawParameter)),
    ...(example ? [element("div", {}, ...drawExample(fn, example))] : []),
  );
}

function drawExample({ name }: ListedFunction, { formula, result, says }: FunctionExample) {
  const typed = formula.replace(name, prefixed(name, prefix));
  const [header = [], ...rows] = linesOf(result);
  const texts = rows.map((row) => row.map(shownCell));
  return [
    element("p", {}, says),
    callCode(`=${typed}`),
    rows.length === 0
      ? element("p", {}, `gives ${header.map(shownCell).join(", ")}`)
      : helpTable(header.map(shownCell), texts),
  ];
}

/** A single result is a line of one cell. */
function linesOf(result: FunctionExample["result"]): readonly (readonly ExampleCell[])[] {
  return typeof result === "object" && result !== null ? result : [[result]];
}

/** What stands where: a question, and under it the functions that answer it. */
function drawIndex(questions: readonly Question<ListedFunction>[]): HTMLElement {
  const link = (href: string, text: string) => element("a", { href: `#${href}` }, text);
  return element(
    "nav",
    { "aria-label": "Functions by question" },
    ...questions.map(({ question, functions }) =>
      element(
        "div",
        {},
        element("p", {}, question),
        element("ul", {}, ...functions.map((fn) => element("li", {}, link(anchorOf(fn), fn.name)))),
      ),
    ),
    element("p", {}, link("columns", "The columns of a register")),
  );
}

function drawAll(functions: readonly ListedFunction[], told: FunctionExamples): HTMLElement[] {
  const questions = byQuestion(functions);
  return [
    drawIndex(questions),
    registerColumns(),
    element(
      "section",
      { id: "examples", tabindex: "-1" },
      element("h2", {}, "The sheets of the examples"),
      ...told.sheets.flatMap(({ name, cells: [header = [], ...rows] }) => [
        element("p", {}, name),
        helpTable(
          header.map(shownCell),
          rows.map((row) => row.map(shownCell)),
        ),
      ]),
    ),
    ...questions.flatMap(({ question, functions: group }) => [
      element("h2", {}, question),
      ...group.map((fn) => drawFunction(fn, told.examples[fn.id])),
    ]),
  ];
}

/** Excel's Help on this function opens the page at a function that is drawn only now. */
async function showHelp(): Promise<void> {
  if (!(await showFunctions(byId("functions"), drawAll))) return;
  const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)).toLowerCase());
  wanted?.scrollIntoView();
  wanted?.focus();
}

void showHelp();
