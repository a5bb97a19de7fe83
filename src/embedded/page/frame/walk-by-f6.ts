/**
 * Lets F6 lead from the sheet to the add-in's page and back, as in Excel.
 *
 * @param frame holds the add-in's page, which may be loaded anew
 * @param focusSheet gives the keyboard to the cells
 * @returns ends it
 */
export function walkByF6(frame: HTMLIFrameElement, focusSheet: () => void): () => void {
  const toPane = onF6(() => {
    // A document remembers which of its elements had the keyboard.
    if (frame.getClientRects().length > 0) frame.contentWindow?.focus();
  });
  const toSheet = onF6(() => {
    window.focus();
    focusSheet();
  });
  // A page that is loaded anew has a window of its own.
  const listen = (): void => {
    frame.contentWindow?.addEventListener("keydown", toSheet, { capture: true });
  };
  listen();
  frame.addEventListener("load", listen);
  window.addEventListener("keydown", toPane, { capture: true });
  return () => {
    frame.removeEventListener("load", listen);
    frame.contentWindow?.removeEventListener("keydown", toSheet, { capture: true });
    window.removeEventListener("keydown", toPane, { capture: true });
  };
}

function onF6(go: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "F6" || event.altKey || event.ctrlKey || event.metaKey) return;
    // The browser's own F6 goes to its address bar.
    event.preventDefault();
    event.stopPropagation();
    go();
  };
}
