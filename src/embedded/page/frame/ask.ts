import { elementById } from "./element-by-id";

/** A question with two answers. */
export interface Question {
  readonly title: string;
  /** One paragraph, or a list after it. */
  readonly text: string;
  readonly list?: readonly string[];
  /** What the button says that goes ahead. */
  readonly yes: string;
  /** Where there is only one answer, the other button is not shown. */
  readonly canCancel?: boolean;
}

/** Asks in a dialog of the page's own. Esc is no. */
export async function ask({ title, text, list = [], yes, canCancel = true }: Question) {
  const dialog = elementById("question", HTMLDialogElement);
  elementById("question-title").textContent = title;
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  const items = list.map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  });
  const bullets = document.createElement("ul");
  bullets.append(...items);
  elementById("question-text").replaceChildren(paragraph, ...(items.length > 0 ? [bullets] : []));
  elementById("question-yes").textContent = yes;
  elementById("question-no").hidden = !canCancel;
  dialog.returnValue = "no";
  dialog.showModal();
  elementById("question-yes").focus();
  return new Promise<boolean>((resolve) => {
    dialog.addEventListener(
      "close",
      () => {
        resolve(dialog.returnValue === "yes");
      },
      { once: true },
    );
  });
}

/** Says something that cannot go unread. */
export async function tell(title: string, text: string): Promise<void> {
  await ask({ title, text, yes: "OK", canCancel: false });
}
