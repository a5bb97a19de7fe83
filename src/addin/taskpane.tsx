import { type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { excelRegisterPort } from "../excel/excel-register-port";
import { openRegisterStore } from "../session/register-store";
import type { After } from "../session/timer";
import { Pane } from "../taskpane/Pane";
import { PaneWithoutExcel } from "../taskpane/PaneWithoutExcel";
import { byId } from "./element";
import { prefixed } from "./function-list";
import { officeTheme } from "./office-theme";
import { pagePrefix } from "./page-prefix";
import "./pane.css";

const after: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/** The pane beside the workbook that is open, up to date from now on. */
function connectedPane(): ReactElement {
  const store = openRegisterStore(excelRegisterPort, after);
  // What happened while the pane was out of sight may not have been told.
  window.addEventListener("focus", store.refresh);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") store.refresh();
  });
  window.addEventListener("pagehide", store.close);
  return (
    <Pane
      store={store}
      theme={officeTheme()}
      locale={Office.context.contentLanguage}
      checkCall={`=${prefixed("REGISTER_CHECK", pagePrefix())}(…)`}
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
