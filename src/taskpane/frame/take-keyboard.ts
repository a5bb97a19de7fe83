/**
 * Puts the keyboard on an element of the pane, unless somebody has it in the sheet: who types there goes on typing,
 * whatever the pane shows meanwhile. The only place in the pane that may call `focus()`.
 */
export function takeKeyboard(element: Element | null | undefined, options?: FocusOptions): void {
  if (element instanceof HTMLElement && document.hasFocus()) element.focus(options);
}
