import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A program on the machine; undefined where it is missing. */
function programNamed(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const searched = (process.env.PATH ?? "").split(delimiter);

/** WebKit's engine without a window, of Debian's libjavascriptcoregtk-4.0-bin. */
export const jscPath = programNamed("jsc", searched);

/** A browser of WebKit's, what drives it, and the screen it needs: Debian's webkit2gtk-driver and xvfb. */
export interface WebkitBrowser {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
}

export const webkitBrowser = ((): WebkitBrowser | undefined => {
  const driver = programNamed("WebKitWebDriver", searched);
  const screen = programNamed("Xvfb", searched);
  const browser = programNamed("MiniBrowser", libraryFolders());
  return driver && browser && screen ? { driver, browser, screen } : undefined;
})();

/** "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1" and its like. */
function libraryFolders(): string[] {
  const below = (folder: string): string[] => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  return below("/usr/lib")
    .filter((folder) => folder.includes("linux-gnu"))
    .flatMap(below)
    .filter((folder) => folder.includes("webkit2gtk-4."));
}

/** A describe block that needs something of WebKit's; where it is missing it is skipped, and its title says why. */
export function withWebkit(
  title: string,
  needed: unknown,
  debianPackage: string,
  tests: () => void,
): void {
  if (needed !== undefined) describe(title, tests);
  else describe.skip(`${title} (skipped without WebKit: apt-get install ${debianPackage})`, tests);
}
