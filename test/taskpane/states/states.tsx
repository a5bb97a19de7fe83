import { createRoot } from "react-dom/client";
import "../../../src/addin/pane.css";
import type { RegisterRange } from "../../../src/session/find-register";
import { SheetError } from "../../../src/session/register-port";
import { openRegisterStore } from "../../../src/session/register-store";
import { Pane } from "../../../src/taskpane/Pane";
import { PaneWithoutExcel } from "../../../src/taskpane/PaneWithoutExcel";
import { sheetsInMemory, type AreaInMemory } from "../../support/sheets-in-memory";

/*
 * The pane in each of its states, over a workbook in memory: `#problems` shows a register with problems, and so on;
 * `#read,dark,de-DE` says light or dark and the language, too.
 */

type Cells = RegisterRange["cells"];

const headers = ["Threat", "Frequency", "Loss low", "Loss high", "Status", "Spend"];
const sound: Cells = [
  headers,
  ["Ransomware stops production", 0.18, 250_000, 9_000_000, "Open", 260_000],
  ["Payment fraud by business e-mail compromise", 0.35, 25_000, 600_000, "Open", 45_000],
  ["Breach at a supplier or carrier", 0.3, 40_000, 2_000_000, "Open", 60_000],
  ["Mailbox taken over by phishing", 1.5, 4_000, 120_000, "Open", 85_000],
  ["Cloned voice orders a payment", 0.1, null, null, "Draft", null],
];
const at = (cells: Cells): AreaInMemory => ({ cells, sheet: "Register", row: 3, column: 1 });

const registers: Readonly<Record<string, AreaInMemory>> = {
  read: at(sound),
  covered: at(sound.map((row, r) => (r === 0 ? row : [...row.slice(0, 5), 4_000_000]))),
  small: at([
    ["Threat", "Frequency", "Loss", "Spend"],
    ["Laptop lost", 0.5, 87.5, 12.25],
  ]),
  huge: at(sound.map((row, r) => row.map((cell, c) => (r > 0 && c === 3 ? 1e14 : cell)))),
  warned: at([...sound, ["Wide range", 0.1, 10, 90_000, "Open", 5]]),
  "no-spend": at(sound.map((row) => row.slice(0, 5))),
  problems: at([
    headers,
    ["Ransomware", 0.18, 250_000, 9_000, "Open", 260_000],
    ["Fire <b>bold</b>", "often", 10, 20, "Open", 1],
    ["", 0.1, 10, 20, "Open", 1],
    ["Theft", 0.1, null, 20, "Open", 1],
    ["Theft", 0, 10, 20, "Open", -1],
    [`Endless${"ness".repeat(60)}`, 2, 10, 20, "Open", "a lot"],
  ]),
  "one-problem": at([headers, ["Ransomware", 0.18, 250_000, 9_000, "Open", 260_000]]),
};

const [state = "", shade, locale] = location.hash.slice(1).split(",");
const surroundings = {
  theme: {
    getSnapshot: () => (shade === "dark" ? ("dark" as const) : ("light" as const)),
    subscribe: () => () => undefined,
  },
  locale: locale ?? "en-US",
};

function pane() {
  if (state === "outside" || state === "unreachable") {
    return <PaneWithoutExcel reason={state} {...surroundings} />;
  }
  const register = registers[state] ?? (state === "none" ? undefined : registers.read);
  const sheets = sheetsInMemory(register ? { table: register } : {});
  if (state === "connecting") sheets.candidates = () => new Promise(() => undefined);
  const store = openRegisterStore(sheets, (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  });
  if (state === "cell-edit") {
    setTimeout(() => {
      sheets.refuse(
        new SheetError("cell-edit", "A cell is being edited. Press Enter in the sheet to go on."),
      );
      store.refresh();
    }, 50);
  }
  // For tests: what was shown in the sheet, and the workbook itself.
  Object.assign(window, { sheets });
  return <Pane store={store} checkCall="=REGISTER_CHECK(…)" {...surroundings} />;
}

const root = document.getElementById("pane");
if (root) createRoot(root).render(pane());
