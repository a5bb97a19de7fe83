import "./page.css";
import "./fonts.css";
import type { Book } from "../../workbook/book/book";
import type { FunctionsMetadata } from "../../workbook/add-in/function-values";
import { ask, tell } from "./frame/ask";
import { receiveFiles } from "./file/dropped-file";
import { namedCells } from "./frame/doubtful-cells";
import { elementById } from "./frame/element-by-id";
import type { HostingWishes } from "./open-host";
import type { OpenWorkbook } from "./open-workbook";
import { openWorkbook } from "./open-workbook";
import { noFaults } from "../office-host/workspace/host-faults";
import { openPane } from "./frame/pane";
import type { RibbonButton } from "./frame/ribbon";
import { drawRibbon, readManifest } from "./frame/ribbon";
import { emptyBook } from "./file/empty-book";
import type { BookFile } from "./file/served-book";
import { download, servedBook } from "./file/served-book";
import type { WorkbookHandle } from "./workbook-handle";

/*
 * The embedded workbook: a spreadsheet with the add-in beside it, in place of Excel.
 *
 *     /?office=web       speaks to the add-in as Excel on the web does, not as on the desktop
 *     /?theme=none       says nothing of light and dark, as Excel on the web
 *     /?pacing=runtime   shows results when the add-in's runtime hands them over, half a second apart, as Excel does
 */

const wishes = new URLSearchParams(location.search);
const hosting: HostingWishes = {
  office: wishes.get("office") === "web" ? "web" : "desktop",
  pacing: wishes.get("pacing") === "runtime" ? "runtime" : "tap",
  theme: wishes.get("theme") === "none" ? "none" : "told",
};
const addIn = `${location.origin}/addin/`;

const [manifestXml, functions] = await Promise.all([
  fetch(`${addIn}manifest.xml`).then((response) => response.text()),
  fetch(`${addIn}functions.json`).then((response) => response.json() as Promise<FunctionsMetadata>),
]);
const manifest = readManifest(manifestXml, addIn);
const pane = openPane(manifest.name, () => {
  document.querySelector<HTMLElement>("#ribbon [data-action=ShowTaskpane]")?.focus();
});

let open: OpenWorkbook | undefined;
/** The file that is open, as it was read. */
let file: { readonly bytes: Uint8Array; readonly asRead: Book } | undefined;
let isBusy = false;

const handle: { -readonly [K in keyof WorkbookHandle]: WorkbookHandle[K] } = {
  isReady: false,
  noFaults,
} as never;
Object.assign(window, { outspendWorkbook: handle });

drawRibbon(manifest, ({ action, id }: RibbonButton) => {
  if (action.kind === "ShowTaskpane") {
    pane.show();
    pane.focus();
  } else open?.runCommand(action.functionName, id);
});
const choose = elementById("choose", HTMLInputElement);
elementById("new").addEventListener("click", () => void openNew());
elementById("open").addEventListener("click", () => {
  choose.click();
});
choose.addEventListener("change", () => {
  const file = choose.files?.[0];
  // The same file may be chosen again later.
  choose.value = "";
  if (file) void openFile(file);
});
receiveFiles((file) => void openFile(file));
elementById("save").addEventListener("click", () => void save());
window.addEventListener(
  "keydown",
  (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const key = event.key.toLowerCase();
    if (!isCommand || (key !== "s" && key !== "o")) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "s") void save();
    else choose.click();
  },
  { capture: true },
);
window.addEventListener("beforeunload", (event) => {
  if (open?.unsaved.isChanged()) event.preventDefault();
});

// Cells are measured as they are drawn, and would be by another font until this one is there.
const fonts = ["Calibri", "Arial"].flatMap((name) => [`11px ${name}`, `bold 11px ${name}`]);
await Promise.allSettled(fonts.map((font) => document.fonts.load(font)));
await openServed();

/** Opens what the user chose, in place of what is open. */
async function openFile(file: File): Promise<void> {
  await replaceBy(async () => readFile({ name: file.name, bytes: await bytesOf(file) }));
}

/** Opens a workbook in which nothing stands yet, in place of what is open. */
async function openNew(): Promise<void> {
  await replaceBy(async () => readFile(await emptyBook()));
}

async function replaceBy(reading: () => Promise<ReadFile | undefined>): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  try {
    const read = await reading();
    if (read && (await mayReplace(read.name))) await show(read);
  } finally {
    isBusy = false;
  }
}

async function openServed(): Promise<void> {
  const read = await readFile(await servedBook());
  if (read) await show(read);
}

interface ReadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly book: Book;
  /** What each of its sheets holds that is not in the book. */
  readonly unshown: readonly (readonly string[])[];
}

/** Reads a workbook, or says why it cannot be read. */
async function readFile({ name, bytes }: BookFile): Promise<ReadFile | undefined> {
  const [{ readXlsx }, { WorkbookError }, { unshownBySheet }] = await Promise.all([
    import("../../workbook/xlsx/read/read-xlsx"),
    import("../../workbook/xlsx/file/xlsx-package"),
    import("../../workbook/xlsx/losses/unshown"),
  ]);
  try {
    const book = await readXlsx(bytes);
    return { name, bytes, book, unshown: await unshownBySheet(bytes) };
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    // What a reader of files says begins with a verb: "is empty".
    await tell("The file cannot be opened", `${name} ${error.message}`);
    return undefined;
  }
}

async function mayReplace(name: string): Promise<boolean> {
  if (!open?.unsaved.isChanged()) return true;
  return ask({
    title: `Open ${name}?`,
    text: `${open.name} has changes that are not saved.`,
    yes: "Open without saving",
  });
}

async function show(read: ReadFile): Promise<void> {
  open?.close();
  handle.isReady = false;
  const { name, book, unshown } = read;
  open = await openWorkbook({
    ...{ name, book, unshown },
    addIn: manifest,
    functions,
    address: manifest.pane,
    pane,
    ...hosting,
    changed: showName,
  });
  file = { bytes: read.bytes, asRead: book };
  handle.name = name;
  handle.grid = open.grid;
  handle.faults = open.faults;
  handle.isReady = true;
  showName();
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

/** Hands over what is open as a file, once what cannot be kept has been said. */
async function save(): Promise<void> {
  if (!open || !file || isBusy) return;
  isBusy = true;
  try {
    const { name, grid, unsaved } = open;
    if (grid.isEditing()) {
      await tell("Finish the cell first", "Press Enter or Esc in the cell, then save.");
      return;
    }
    await grid.settled();
    const isSure =
      grid.isCalculated() ||
      (await ask({
        title: "Save figures that were not calculated?",
        text: grid.isManual()
          ? `${name} is calculated only on demand, and was changed since. Cancel and press F9 to calculate it.`
          : `The calculation of ${name} ended early. Some cells show old figures, or 0.`,
        yes: "Save",
      }));
    if (!isSure) return;
    const doubtful = grid.doubtful();
    const isKept =
      doubtful.length === 0 ||
      (await ask({
        title: "Save figures that cannot be calculated here?",
        text: `What these cells of ${name} read has changed. Their formulas are saved, with the values the file had:`,
        list: namedCells(doubtful),
        yes: "Save",
      }));
    if (!isKept) return;
    const saved = await savedFile(open, file);
    const goOn =
      saved.losses.length === 0 ||
      (await ask({
        title: "Save without these?",
        text: `${name} holds what this page cannot keep. The saved file will lack:`,
        list: saved.losses,
        yes: "Save",
      }));
    if (!goOn) return;
    download({ name: saved.name, bytes: saved.bytes });
    unsaved.saved();
    showName();
  } finally {
    isBusy = false;
  }
}

/** What is open as a file, and what that lacks. */
async function savedFile(
  { name, book, before, sheetChanges, partlyStyled }: OpenWorkbook,
  opened: { readonly bytes: Uint8Array; readonly asRead: Book },
): Promise<BookFile & { readonly losses: readonly string[] }> {
  const [{ markArrayFormulas }, { saveBook }] = await Promise.all([
    import("../../workbook/xlsx/losses/array-formulas"),
    import("../../workbook/xlsx/save/save-book"),
  ]);
  const ids = new Set(functions.functions.map(({ id }) => id.toUpperCase()));
  // The grid works on arrays everywhere; Excel only where a formula is marked.
  const now = markArrayFormulas(book(), ids);
  const { isNew, ...saved } = await saveBook({ ...opened, before }, now, ids, sheetChanges());
  const parts = namedCells(partlyStyled()).map(
    (cell) => `the look of a part of the text in ${cell}`,
  );
  // A file without macros must not be named as one with them.
  return {
    ...saved,
    losses: [...saved.losses, ...parts],
    name: isNew ? name.replace(/\.xlsm$/i, ".xlsx") : name,
  };
}

function showName(): void {
  const { name = "", unsaved } = open ?? {};
  const state = document.createElement("span");
  state.className = "state";
  state.textContent = unsaved?.isChanged() ? " not saved" : "";
  elementById("name").replaceChildren(name, state);
  document.title = `${name} - Outspend`;
}
