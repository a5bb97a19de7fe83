import type { Univer } from "@univerjs/core";
import { ThemeService } from "@univerjs/core";
import { SheetsUIPart } from "@univerjs/sheets-ui";
import { ILayoutService, IUIPartsService } from "@univerjs/ui";
import type { Book } from "../../workbook/book/book";
import type { Grid } from "../grid";
import type { HostFaults } from "../office-host/workspace/host-faults";
import type { AddInIdentity } from "./file/kept-settings";
import { settingsOf, withSettings } from "./file/kept-settings";
import { sheetIdAt } from "../univer-grid/book-snapshot";
import { sheetChangesOf } from "../univer-grid/sheet-changes-of";
import type { SheetChanges } from "../../workbook/xlsx/save/sheet-changes";
import { inUserWords } from "../../workbook/formulas/user-formula";
import { regionFor } from "../../workbook/book/region";
import { partlyStyled } from "../univer-grid/looks/partly-styled";
import { numbersOfRegion } from "../univer-grid/looks/numbers-of-region";
import { openUniverGrid } from "../univer-grid/open-univer-grid";
import { showCharts } from "./charts/chart-layer";
import { doubtfulWords } from "./frame/doubtful-cells";
import { elementById } from "./frame/element-by-id";
import type { Hosting } from "./open-host";
import { openHost } from "./open-host";
import { openUniver } from "./univer/open-univer";
import { showNumbers } from "./frame/show-numbers";
import { openStatusLine } from "./frame/status-line";
import { unshownWords } from "./frame/unshown-words";
import { typeInRegion } from "./frame/type-in-region";
import type { Unsaved } from "./file/unsaved";
import { watchUnsaved } from "./file/unsaved";
import { widenColumns } from "./frame/widen-columns";
import { walkByF6 } from "./frame/walk-by-f6";

export interface Opening extends Omit<
  Hosting,
  "isDark" | "region" | "settings" | "settingsChanged"
> {
  readonly book: Book;
  /** What each sheet of its file holds that is not in the book, in plain words. */
  readonly unshown: readonly (readonly string[])[];
  readonly addIn: AddInIdentity;
  /** Called when something is changed that no file holds yet. */
  readonly changed: () => void;
}

/** A workbook on the screen, with the add-in beside it. */
export interface OpenWorkbook {
  readonly name: string;
  readonly grid: Grid;
  readonly unsaved: Unsaved;
  readonly faults: HostFaults;
  /** The workbook as a file would hold it, with what the add-in keeps in it. */
  readonly book: () => Book;
  /** The same once it was opened, before anything was done to it. */
  readonly before: Book;
  /** What became of its sheets since. */
  readonly sheetChanges: () => SheetChanges;
  /** Cells of which a part of the text has a look of its own, by name. */
  readonly partlyStyled: () => readonly string[];
  /** Runs a function of the add-in, as a button of the ribbon does. */
  readonly runCommand: (functionName: string, control: string) => void;
  readonly close: () => void;
}

const darkness = matchMedia("(prefers-color-scheme: dark)");

/**
 * Opens a workbook: the spreadsheet, the add-in's page in a new frame, and what lies between them. Resolves when the
 * add-in has answered and every formula has its result.
 */
export async function openWorkbook(opening: Opening): Promise<OpenWorkbook> {
  const { name, book, addIn, changed } = opening;
  const place = document.createElement("div");
  place.className = "univer-place";
  elementById("grid").replaceChildren(place);
  // The words of an error are asked for only once the grid is there.
  const univer = openUniver(place, darkness.matches, (...cell) => grid.message(...cell));
  // Typing, cells and the line below them speak as the browser does, and so does what Excel would tell the add-in.
  const region = regionFor(navigator.language);
  const locale = numbersOfRegion(region);
  const ids = new Set(opening.functions.functions.map(({ id }) => id.toUpperCase()));
  const grid = openUniverGrid(univer, inUserWords(book, ids), { locale, functionIds: ids });
  const before = grid.book();
  const regional = [
    showNumbers(univer, region, locale),
    typeInRegion(univer, region),
    widenColumns(univer, locale),
  ];
  // The grid calculates by itself: Univer's own calculation, whose progress would be shown there, has ended.
  univer.__getInjector().get(IUIPartsService).setUIVisible(SheetsUIPart.FORMULA_AUX, false);
  const stopFollowing = followDarkness(univer);
  const unsaved = watchUnsaved(univer, grid, changed);
  const host = await openHost(grid, {
    ...opening,
    region,
    isDark: darkness.matches,
    settings: settingsOf(book.addIns ?? [], addIn),
    settingsChanged: unsaved.change,
  });
  await grid.settled();
  const hideCharts = showCharts(univer, grid, place, locale);
  const unshown = new Map(
    opening.unshown.map((things, at) => [sheetIdAt(at), unshownWords(things)]),
  );
  const closeStatusLine = openStatusLine(
    grid,
    locale,
    doubtfulWords(grid.doubtful()),
    (sheet) => unshown.get(sheet) ?? "",
  );
  const stopWalking = walkByF6(elementById("pane-frame", HTMLIFrameElement), () => {
    univer.__getInjector().get(ILayoutService).focus();
  });
  return {
    name,
    grid,
    unsaved,
    faults: host.faults,
    book: () => {
      const current = grid.book();
      const addIns = withSettings(current.addIns ?? [], addIn, host.settings());
      return addIns.length > 0 ? { ...current, addIns } : current;
    },
    before,
    sheetChanges: () => sheetChangesOf(grid, book.sheets.length),
    partlyStyled: () => partlyStyled(univer),
    runCommand: host.runCommand,
    close: () => {
      stopWalking();
      for (const part of regional) part.dispose();
      closeStatusLine();
      hideCharts();
      unsaved.close();
      stopFollowing();
      host.close();
      grid.close();
      univer.dispose();
    },
  };
}

/** Dark where the system is. */
function followDarkness(univer: Univer): () => void {
  const theme = univer.__getInjector().get(ThemeService);
  const follow = () => {
    theme.setDarkMode(darkness.matches);
  };
  darkness.addEventListener("change", follow);
  return () => {
    darkness.removeEventListener("change", follow);
  };
}
