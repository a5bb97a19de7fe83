import type { FunctionsMetadata } from "../function-values";
import type { Grid } from "../grid";
import type { AddinWindow } from "../office-host/desktop-window";
import { prepareDesktopWindow } from "../office-host/desktop-window";
import { OfficeHost } from "../office-host/office-host";
import { whiteTheme } from "../office-host/office-theme";
import type { Pane } from "./pane";

/** The host of one open workbook, and the add-in's page that speaks to it. */
export interface PageHost {
  /** Runs a function of the add-in, as a button of the ribbon does. */
  readonly runCommand: (functionName: string, control: string) => void;
  readonly close: () => void;
}

export interface Hosting {
  /** Name of the file. */
  readonly name: string;
  readonly functions: FunctionsMetadata;
  readonly pane: Pane;
  /** Address of the add-in's page. */
  readonly address: string;
  readonly isDark: boolean;
  /** Whether results wait for the add-in's own runtime to hand them over. */
  readonly pacing: "tap" | "runtime";
}

/** Colours of Excel's black theme. */
const blackTheme = {
  bodyBackgroundColor: "#262626",
  bodyForegroundColor: "#FFFFFF",
  controlBackgroundColor: "#262626",
  controlForegroundColor: "#FFFFFF",
};

/**
 * Loads the add-in's page into the pane and hosts it as Excel on the desktop does. Resolves when its functions can be
 * called.
 */
export async function openDesktopHost(grid: Grid, hosting: Hosting): Promise<PageHost> {
  const { name, functions, pane, address, isDark, pacing } = hosting;
  const host = new OfficeHost(grid, {
    documentName: name,
    pacing,
    theme: isDark ? blackTheme : whiteTheme,
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
  const frame = pane.newFrame();
  const prepareAddin = (window: AddinWindow) => {
    prepareDesktopWindow(host, window);
  };
  // Looked for by prepare-frame.js, ahead of office.js.
  Object.assign(window, { prepareAddin });
  frame.src = address;
  await host.ready();
  return {
    runCommand: (functionName, control) => {
      void host.commands.invoke(functionName, control);
    },
    close: () => {
      end();
      frame.remove();
      host.close();
    },
  };
}
