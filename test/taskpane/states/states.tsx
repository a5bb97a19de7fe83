import { createRoot } from "react-dom/client";
import "../../../src/addin/pane.css";
// The functions themselves: the pane asks them.
import "../../../src/addin/functions";
import { calculate } from "../../../src/addin/calls/calculate";
import { openProver } from "../../../src/addin/calls/prover";
import { openFormulaMender } from "../../../src/session/mend/mend-formulas";
import { openRegisterSession } from "../../../src/session/open-register-session";
import { openRefusalLog } from "../../../src/session/mend/refusal-log";
import type { Change, Rectangle } from "../../../src/session/contract/register-port";
import type { After } from "../../../src/session/contract/timer";
import { Pane } from "../../../src/taskpane/Pane";
import { PaneWithoutExcel } from "../../../src/taskpane/PaneWithoutExcel";
import { ChartsState } from "./ChartsState";
import { openSharing } from "../../../src/session/share/open-sharing";
import { formulasInMemory } from "../../support/pane/formulas-in-memory";
import { sharesInMemory } from "../../support/pane/shares-in-memory";
import { regionIn } from "../../support/said-in";
import type { SomeoneElse, StateWindow } from "./state-window";
import { editing, openState, type StateName, type StateOfWorkbook, workbooks } from "./workbooks";

/*
 * The pane over a workbook in memory in each of its states: `#problems` shows a register with problems, and so on;
 * `#twelve,dark,de-DE` says light or dark and the language, too.
 */

const [state = "", asked, locale = "en-US"] = location.hash.slice(1).split(",");
let shade: "light" | "dark" = asked === "dark" ? "dark" : "light";
const watching = new Set<() => void>();
const surroundings = {
  theme: {
    getSnapshot: () => shade,
    subscribe: (tell: () => void) => {
      watching.add(tell);
      return () => watching.delete(tell);
    },
  },
  locale,
};
document.documentElement.style.colorScheme = shade;

/** Office changes its theme while the pane is open. */
const changeShade: StateWindow["changeShade"] = (to) => {
  shade = to;
  document.documentElement.style.colorScheme = to;
  watching.forEach((tell) => {
    tell();
  });
};
Object.assign(globalThis, { changeShade });

/** What another program made of the formulas of a workbook. */
const spoiltIn = (name: StateName) =>
  name !== "spoilt"
    ? []
    : [3, 4, 7, 12, 13, 20].map((row) => ({
        sheet: "Report",
        row,
        column: 1,
        formula: `=BloombergUI.xla!_xldudf_EXPECTED_LOSS(Register!C${row + 1})`,
      }));

function pane() {
  if (state === "outside" || state === "unreachable") {
    return <PaneWithoutExcel reason={state} {...surroundings} />;
  }
  if (state.startsWith("charts")) return <ChartsState name={state} {...surroundings} />;
  if (!(state in workbooks)) throw new Error(`state must be one of ours, got ${state}`);
  const name = state as StateName;
  const sheets = openState(name);
  const log = openRefusalLog();
  sheets.speak(regionIn(locale));
  const after: After = (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  };
  const session = openRegisterSession(
    { port: sheets, after, calculate, prove: openProver("prover.js") },
    { locale, log },
  );
  const workbook: StateOfWorkbook = workbooks[name];
  const stop = session.subscribe(() => {
    if (session.getSnapshot().register.kind === "connecting") return;
    stop();
    workbook.then?.(sheets, log);
  });
  // For tests and pictures: the workbook itself, and somebody else at work in it.
  const change = (id: string, make: (place: Rectangle) => Change): void => {
    void sheets.change(
      id,
      () => null,
      (now) => ({ change: now && make(now.place), answer: null }),
    );
  };
  const someone: SomeoneElse = {
    writeInSheet: (id, row, column, value) => {
      change(id, (place) => ({
        kind: "write",
        cells: [{ row: place.row + row, column: place.column + column, value }],
      }));
    },
    removeInSheet: (id, row) => {
      change(id, (place) => ({ kind: "remove", row: place.row + row }));
    },
    refuseAsEditing: () => {
      sheets.refuse(editing);
      sheets.hint();
    },
  };
  Object.assign(window, { sheets, session, ...someone });
  const mender = openFormulaMender(formulasInMemory(spoiltIn(name)), ["EXPECTED_LOSS"], "");
  const sharing = openSharing(sharesInMemory(sharedFormulas), {
    ids: new Set(["EXPECTED_LOSS", "LOSS_SUMMARY"]),
    prefix: "",
  });
  return <Pane session={session} mender={mender} sharing={sharing} {...surroundings} />;
}

/** One that Excel has functions for, and one that fills cells. */
const sharedFormulas = [
  { sheet: "Threats", row: 1, column: 6, formula: "=EXPECTED_LOSS(B2,C2,D2)", values: [[1200]] },
  {
    sheet: "Board",
    row: 3,
    column: 1,
    formula: "=LOSS_SUMMARY(Threats[#All])",
    values: [
      ["Measure", "Value"],
      ["Expected loss", 1200],
    ],
  },
];

const place = document.getElementById("pane");
if (!place) throw new Error("the page must have a place for the pane");
createRoot(place).render(pane());
