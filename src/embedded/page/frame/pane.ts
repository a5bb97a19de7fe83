import { elementById } from "./element-by-id";

/** Excel's pane is about as wide; below the first nothing fits. */
const narrowest = 300;
const widest = 720;
const usual = 350;
/** What the sheet and its tabs need beside it. */
const leastBeside = 365;
const keyStep = 16;

/** The place beside the grid where the add-in's page stands. Hidden, the page lives on. */
export interface Pane {
  readonly isShown: () => boolean;
  readonly show: () => void;
  readonly hide: () => void;
  /** Gives the keyboard to the add-in's page. */
  readonly focus: () => void;
  /**
   * Hears when it is shown or hidden, whoever does it.
   *
   * @returns a function that ends the subscription
   */
  readonly subscribe: (listener: (isShown: boolean) => void) => () => void;
  /** Loads a page into a new frame, in place of the one before. */
  readonly load: (address: string, frameName?: string) => HTMLIFrameElement;
}

/**
 * Brings the pane to life: its width is drawn with the pointer or set with the arrow keys, its button hides it.
 *
 * @param title what stands above the add-in's page
 * @param left called where the keyboard was in the pane as it was hidden, and must go elsewhere
 */
export function openPane(title: string, left: () => void): Pane {
  const pane = elementById("pane");
  const splitter = elementById("splitter");
  elementById("pane-title").textContent = title;
  splitter.setAttribute("aria-controls", "pane");
  const listeners = new Set<(isShown: boolean) => void>();
  let width = usual;

  const setWidth = (wanted: number) => {
    const most = Math.max(narrowest, Math.min(widest, window.innerWidth - leastBeside));
    width = Math.round(Math.min(most, Math.max(narrowest, wanted)));
    pane.style.width = `${width}px`;
    splitter.setAttribute("aria-valuemin", String(narrowest));
    splitter.setAttribute("aria-valuemax", String(most));
    splitter.setAttribute("aria-valuenow", String(width));
  };
  setWidth(usual);
  window.addEventListener("resize", () => {
    setWidth(width);
  });

  splitter.addEventListener("pointerdown", (event) => {
    // Captured, the pointer stays with the splitter above the frame too.
    splitter.setPointerCapture(event.pointerId);
    event.preventDefault();
    splitter.focus();
  });
  splitter.addEventListener("pointermove", ({ pointerId, clientX }) => {
    if (splitter.hasPointerCapture(pointerId)) setWidth(window.innerWidth - clientX);
  });
  splitter.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: width + keyStep, ArrowRight: width - keyStep, Home: narrowest }[
      event.key
    ];
    const wanted = event.key === "End" ? widest : to;
    if (wanted === undefined) return;
    event.preventDefault();
    setWidth(wanted);
  });

  const setShown = (isShown: boolean) => {
    if (pane.hidden === !isShown) return;
    const { activeElement } = document;
    const hadFocus = pane.contains(activeElement) || activeElement === splitter;
    pane.hidden = splitter.hidden = !isShown;
    if (hadFocus) left();
    listeners.forEach((listener) => {
      listener(isShown);
    });
  };
  const result: Pane = {
    isShown: () => !pane.hidden,
    show: () => {
      setShown(true);
    },
    hide: () => {
      setShown(false);
    },
    focus: () => {
      elementById("pane-frame").focus();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: (address, frameName = "") => {
      const frame = document.createElement("iframe");
      frame.id = "pane-frame";
      frame.title = title;
      frame.name = frameName;
      frame.src = address;
      elementById("pane-place").replaceChildren(frame);
      return frame;
    },
  };
  elementById("pane-close").addEventListener("click", result.hide);
  return result;
}
