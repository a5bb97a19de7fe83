const tabOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest("[data-u-comp=slide-tab-item]") : null;

/**
 * Lets go of a tab once its name was typed. Univer takes a tab that was pressed for held after half a second, even where
 * the name was entered meanwhile, and lifts it out of the bar as if it were dragged: no sheet can then be added or renamed.
 */
export function releaseNamedTabs(container: HTMLElement): void {
  let press: PointerEvent | undefined;
  const pressed = (event: PointerEvent) => {
    press = tabOf(event.target) ? event : undefined;
  };
  container.addEventListener("pointerdown", pressed, { capture: true });
  container.addEventListener("focusout", ({ target }) => {
    // A finger that left is known no more; nobody types a name within half a second of it.
    if (press?.pointerType !== "mouse") return;
    const { pointerId } = press;
    tabOf(target)?.dispatchEvent(new PointerEvent("pointerup", { pointerId }));
  });
}
