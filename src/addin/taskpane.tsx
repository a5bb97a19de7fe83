import { type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { excelRegisterPort } from "../excel/excel-register-port";
import { excelFormulaPort } from "../excel/formula-port";
import { openFormulaMender } from "../session/mend/mend-formulas";
import { openRegisterSession } from "../session/open-register-session";
import type { After } from "../session/contract/timer";
import { Pane } from "../taskpane/Pane";
import { PaneWithoutExcel } from "../taskpane/PaneWithoutExcel";
import { calculate } from "./calls/calculate";
import { byId } from "./element";
import { functionQuestions } from "./function-questions.cjs";
import { officeTheme } from "./office-theme";
import { openProver } from "./calls/prover";
import { pagePrefix } from "./page-prefix";
import { refusals } from "./refusals";
import { reportLater } from "./report-later";
import { sharingLater } from "./sharing-later";
import "./pane.css";

const after: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/** Beside the functions' script, and of the same version. */
function proverScript(): string {
  const functions = document.querySelector<HTMLScriptElement>("script[src*='functions.js']");
  return `prover.js${functions ? new URL(functions.src).search : ""}`;
}

/** The pane beside the workbook that is open, up to date from now on. */
function connectedPane(): ReactElement {
  const locale = Office.context.contentLanguage;
  const session = openRegisterSession(
    {
      port: excelRegisterPort,
      after,
      calculate,
      prove: openProver(proverScript()),
      report: reportLater,
    },
    { locale, prefix: pagePrefix(), log: refusals },
  );
  const ids = functionQuestions.flatMap(({ functions }) => functions);
  const mender = openFormulaMender(excelFormulaPort, ids, pagePrefix());
  // What happened while the pane was out of sight may not have been told.
  window.addEventListener("focus", session.refresh);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    session.refresh();
    mender.look();
  });
  window.addEventListener("pagehide", session.close);
  const sharing = sharingLater({ ids: new Set(ids), prefix: pagePrefix() });
  return (
    <Pane
      session={session}
      mender={mender}
      sharing={sharing}
      theme={officeTheme()}
      locale={locale}
    />
  );
}

async function pane(): Promise<ReactElement> {
  const surroundings = { theme: officeTheme(), locale: undefined };
  // Office is missing, not merely idle, when its script could not be fetched.
  if (typeof Office === "undefined") {
    return <PaneWithoutExcel reason="unreachable" {...surroundings} />;
  }
  const { host } = await Office.onReady();
  // Outside Excel the library answers with no host, whatever its types say.
  return (host as Office.HostType | null) === Office.HostType.Excel ? (
    connectedPane()
  ) : (
    <PaneWithoutExcel reason="outside" {...surroundings} />
  );
}

const root = createRoot(byId("pane"));
void pane().then((shown) => {
  root.render(shown);
});
