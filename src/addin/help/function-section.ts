import { element } from "../element";
import { type FunctionExamples, loadExamples } from "./function-examples";
import { loadFunctions, type ListedFunction } from "../function-list";

/**
 * Fills a part of the page with the worksheet functions, or says why it cannot and offers to try again.
 *
 * @param host what to fill
 * @param draw all of them, with the examples that explain them
 * @returns true when the functions are shown
 */
export async function showFunctions(
  host: HTMLElement,
  draw: (functions: readonly ListedFunction[], examples: FunctionExamples) => HTMLElement[],
): Promise<boolean> {
  try {
    const [functions, examples] = await Promise.all([loadFunctions(), loadExamples()]);
    host.replaceChildren(...draw(functions, examples));
    return true;
  } catch (error) {
    host.replaceChildren(failure(error, () => showFunctions(host, draw)));
    return false;
  } finally {
    host.removeAttribute("aria-busy");
  }
}

function failure(error: unknown, retry: () => Promise<boolean>): HTMLElement {
  const button = element("button", { type: "button" }, "Try again");
  button.addEventListener("click", () => {
    button.disabled = true;
    void retry();
  });
  const reason = error instanceof Error ? error.message : String(error);
  return element(
    "div",
    { class: "notice", role: "alert" },
    element("p", {}, "The list of functions could not be loaded."),
    element("p", { class: "quiet" }, reason),
    button,
  );
}
