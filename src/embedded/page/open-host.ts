import type { FunctionsMetadata } from "../../workbook/add-in/function-values";
import type { Grid } from "../grid";
import type { AddinWindow } from "../office-host/desktop-window";
import { prepareDesktopWindow } from "../office-host/desktop-window";
import type { HostFaults } from "../office-host/workspace/host-faults";
import { OfficeHost } from "../office-host/office-host";
import { whiteTheme } from "../office-host/office-theme";
import { openWebFrame } from "../office-host/web-frame";
import type { Region } from "../../workbook/book/region";
import type { Pane } from "./frame/pane";

/** How the add-in is hosted; each is a way Excel does it. */
export interface HostingWishes {
  /** Which Excel speaks to the add-in's page. On the web, results come at the runtime's own pace. */
  readonly office: "desktop" | "web";
  /** Whether results wait for the add-in's own runtime to hand them over. */
  readonly pacing: "tap" | "runtime";
  /** Whether the add-in is told the colours of the office around it. */
  readonly theme: "told" | "none";
}

export interface Hosting extends HostingWishes {
  /** Name of the file. */
  readonly name: string;
  readonly functions: FunctionsMetadata;
  readonly pane: Pane;
  /** Address of the add-in's page. */
  readonly address: string;
  readonly isDark: boolean;
  /** How numbers and dates are written where the page is open. */
  readonly region: Region;
  /** What the workbook keeps for the add-in, key and JSON. */
  readonly settings: readonly (readonly [string, string])[];
  /** Called when the add-in keeps something else in the workbook. */
  readonly settingsChanged: () => void;
}

/** The host of one open workbook, and the add-in's page that speaks to it. */
export interface PageHost {
  /** Runs a function of the add-in, as a button of the ribbon does. */
  readonly runCommand: (functionName: string, control: string) => void;
  /** What the workbook keeps for the add-in now. */
  readonly settings: () => readonly (readonly [string, string])[];
  readonly faults: HostFaults;
  readonly close: () => void;
}

/** Colours of Excel's black theme. */
const blackTheme = {
  bodyBackgroundColor: "#262626",
  bodyForegroundColor: "#FFFFFF",
  controlBackgroundColor: "#262626",
  controlForegroundColor: "#FFFFFF",
};

/** Loads the add-in's page into the pane and hosts it. Resolves when its functions can be called. */
export async function openHost(grid: Grid, hosting: Hosting): Promise<PageHost> {
  const { name, functions, pane, address, isDark, pacing, office } = hosting;
  const { region, settings, settingsChanged } = hosting;
  const isPaced = pacing === "runtime" || office === "web";
  const host = new OfficeHost(grid, {
    documentName: name,
    region,
    settings,
    settingsChanged,
    pacing,
    // The runtime hands results over behind the reads of the page it shares: a read must not wait for them.
    ...(isPaced ? { patience: 100 } : {}),
    // Messages between windows take a while: a run is not over after the pause that ends it on the desktop.
    ...(office === "web" ? { quiet: 200 } : {}),
    theme: hosting.theme === "none" ? null : isDark ? blackTheme : whiteTheme,
    showPane: (isShown) => {
      if (isShown) pane.show();
      else pane.hide();
    },
  });
  const end = pane.subscribe((isShown) => {
    host.pane.setVisible(isShown);
  });
  host.pane.setVisible(pane.isShown());
  // The functions come first: what the page asks for right away may depend on them.
  host.defineFunctions(functions);
  const load = (frameName?: string) => pane.load(address, frameName);
  const closeWay = (office === "web" ? openWebWay : openDesktopWay)(host, load);
  await host.ready();
  return {
    runCommand: (functionName, control) => {
      void host.commands.invoke(functionName, control);
    },
    settings: () => host.settings.entries(),
    faults: host.faults,
    close: () => {
      end();
      closeWay();
      host.close();
    },
  };
}

/** prepare-frame.js looks for it in this window, ahead of office.js. */
interface HostWindow {
  prepareAddin?: (window: AddinWindow) => void;
}

type Load = (frameName?: string) => HTMLIFrameElement;

function openDesktopWay(host: OfficeHost, load: Load): () => void {
  const page: HostWindow = window as never;
  page.prepareAddin = (frame) => {
    prepareDesktopWindow(host, frame);
  };
  const frame = load();
  return () => {
    frame.remove();
    delete page.prepareAddin;
  };
}

function openWebWay(host: OfficeHost, load: Load): () => void {
  const { origin } = location;
  const web = openWebFrame(host, {
    origin,
    post: (text) => {
      frame.contentWindow?.postMessage(text, origin);
    },
  });
  const frame = load(web.name);
  const receive = (event: MessageEvent<unknown>) => {
    const isAddin = event.origin === origin && event.source === frame.contentWindow;
    if (isAddin && typeof event.data === "string") web.receive(event.data);
  };
  window.addEventListener("message", receive);
  return () => {
    window.removeEventListener("message", receive);
    frame.remove();
    web.close();
  };
}
