import { chromiumPath } from "./launch-chromium.cjs";

/** A describe block that needs a Chromium; where there is none it is skipped, and its title says why. */
export function withBrowser(title: string, tests: () => void): void {
  if (chromiumPath() !== undefined) {
    describe(title, tests);
    return;
  }
  describe.skip(`${title} (skipped without a Chromium: install one or set CHROME_PATH)`, tests);
}
