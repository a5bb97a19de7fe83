import type { ThemeSource } from "../taskpane/frame/PaneFrame";

/**
 * Light or dark as Excel is; as the system is where Excel does not say, as on the web.
 *
 * Excel tells nobody that its theme changed, so it is asked again when the pane comes to the front.
 */
export function officeTheme(): ThemeSource {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  return {
    getSnapshot: () => ((isOfficeDark() ?? system.matches) ? "dark" : "light"),
    subscribe(listener) {
      system.addEventListener("change", listener);
      window.addEventListener("focus", listener);
      return () => {
        system.removeEventListener("change", listener);
        window.removeEventListener("focus", listener);
      };
    },
  };
}

/** Whether Excel's own background is dark; undefined where it does not say. */
function isOfficeDark(): boolean | undefined {
  if (typeof Office === "undefined") return undefined;
  // Outside Excel there is no context, and on the web no theme, whatever the types say.
  const theme = (Office.context as Partial<Office.Context> | undefined)?.officeTheme;
  const [, r = "", g = "", b = ""] =
    /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? "") ?? [];
  if (b === "") return undefined;
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
