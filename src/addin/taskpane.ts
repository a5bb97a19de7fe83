import { callCode } from "./call-code";
import { byId, element } from "./element";
import { callForm, prefixed, type ListedFunction } from "./function-list";
import { showFunctions } from "./function-section";
import { pagePrefix } from "./page-prefix";

const prefix = pagePrefix();

/** Enough to choose by; the help page has the rest. */
const firstSentence = (text: string): string => text.split(/(?<=[.!?]) /)[0] ?? "";

function drawFunction(fn: ListedFunction): HTMLElement {
  const help = element(
    "a",
    { href: `functions.html#${fn.id.toLowerCase()}`, target: "_blank", rel: "noopener" },
    fn.name,
  );
  return element(
    "li",
    {},
    element("h3", {}, help),
    element("p", {}, firstSentence(fn.description ?? "")),
    callCode(callForm(fn, prefix)),
  );
}

/** Says so when the page stands on its own: its functions answer only in a workbook. */
function notice(...sentences: readonly string[]): void {
  const place = byId("notice");
  place.replaceChildren(...sentences.map((sentence) => element("p", {}, sentence)));
  place.hidden = false;
}

async function lookForExcel(): Promise<void> {
  // Office is missing, not merely idle, when its script could not be fetched.
  if (typeof Office === "undefined") {
    notice(
      "Excel could not be reached: office.js did not load from appsforoffice.microsoft.com.",
      "Check the connection, then close this pane and open it again.",
    );
    return;
  }
  const { host } = await Office.onReady();
  // Outside Excel the library answers with no host, whatever its types say.
  if ((host as Office.HostType | null) !== Office.HostType.Excel) {
    notice("You are looking at this page outside Excel. In Excel it is Outspend on the Home tab.");
  }
}

byId("first-formula").replaceChildren(callCode(`=${prefixed("REGISTER_CHECK", prefix)}(…)`));
void lookForExcel();
void showFunctions(byId("functions"), drawFunction);
