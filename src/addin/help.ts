import "./help.css";
import { callCode } from "./call-code";
import { byId, element } from "./element";
import { callForm, type ListedFunction, type ListedParameter } from "./function-list";
import { showFunctions } from "./function-section";
import { pagePrefix } from "./page-prefix";

const prefix = pagePrefix();

function drawParameter({ name, description, optional, repeating }: ListedParameter): HTMLElement[] {
  // The generator marks what may be repeated as what may be left out, too.
  const mark =
    repeating === true ? "(may be repeated)" : optional === true ? "(may be left out)" : "";
  return [
    element("dt", {}, element("code", {}, name)),
    element("dd", {}, `${description ?? ""} ${mark}`.trim()),
  ];
}

function drawFunction(fn: ListedFunction): HTMLElement {
  return element(
    "section",
    { id: fn.id.toLowerCase(), tabindex: "-1" },
    element("h2", {}, fn.name),
    element("p", {}, fn.description ?? ""),
    callCode(callForm(fn, prefix)),
    element("dl", {}, ...fn.parameters.flatMap(drawParameter)),
  );
}

/** Excel's Help on this function opens the page at a function that is drawn only now. */
async function showHelp(): Promise<void> {
  if (!(await showFunctions(byId("functions"), drawFunction))) return;
  const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)).toLowerCase());
  wanted?.scrollIntoView();
  wanted?.focus();
}

void showHelp();
