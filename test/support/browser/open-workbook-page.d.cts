import type { Page } from "playwright-core";

export interface OpenedPage {
  readonly page: Page;
  /** "http://localhost:3000" */
  readonly address: string;
  /** Errors and warnings of the page so far, violations of its security policy among them. */
  readonly faults: readonly string[];
  /** Requests to anywhere but the server. */
  readonly outside: readonly string[];
  readonly secondsToReady: number;
  readonly close: () => Promise<void>;
}

export function openWorkbookPage(options: {
  /** Path of an .xlsx file; the sample where there is none. */
  readonly book?: string;
  /** "?…" */
  readonly query?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Language of the browser, "de-DE": its region, too. */
  readonly locale?: string;
  /** The view that the pane is turned to, "Threats" if not said; null for the one that is there at first. */
  readonly view?: string | null;
  /** Done with the page before it goes to its address. */
  readonly prepare?: (page: Page) => Promise<void>;
}): Promise<OpenedPage>;
