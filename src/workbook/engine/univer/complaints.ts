import type { CellValue } from "../../book/book";
import { isError } from "./engine-cells";
import type { CallSite, Complaint } from "./univer-functions";

export const siteKey = ({ sheetId, row, column }: CallSite) => `${sheetId}!${row}:${column}`;

/** What add-in functions said about the errors they gave, by the cell whose formula called them. */
export class Complaints {
  private readonly bySite = new Map<string, Complaint[]>();
  /** Cells of which something was said in the calculation under way. */
  private readonly spoken = new Set<string>();

  add(site: CallSite, complaint: Complaint): void {
    const key = siteKey(site);
    // What was said in an earlier calculation is about cells as they were then.
    const list = this.spoken.has(key) ? (this.bySite.get(key) ?? []) : [];
    this.spoken.add(key);
    list.push(complaint);
    this.bySite.set(key, list);
  }

  clear(): void {
    this.bySite.clear();
    this.spoken.clear();
  }

  /** Before a calculation. */
  begin(): void {
    this.spoken.clear();
  }

  /** After a calculation of these cells: of those that gave no reason to say anything, nothing is said any more. */
  end(calculated: readonly CallSite[]): void {
    for (const site of calculated) {
      const key = siteKey(site);
      if (!this.spoken.has(key)) this.bySite.delete(key);
    }
  }

  /** Takes over everything said to another. */
  addAll(others: Complaints): void {
    for (const [key, list] of others.bySite) this.bySite.set(key, list);
  }

  /** The words for an error that stands at this place of the site's result. */
  about(site: CallSite, row: number, column: number, value: CellValue): { message?: string } {
    if (!isError(value)) return {};
    const list = this.bySite.get(siteKey(site)) ?? [];
    const here = list.find(
      (said) => said.error === value.error && said.row === row && said.column === column,
    );
    return here ? words(here) : row === 0 && column === 0 ? this.any(site, value) : {};
  }

  /** The first words that came with this error. */
  any(site: CallSite, value: { readonly error: string }): { message?: string } {
    const list = this.bySite.get(siteKey(site)) ?? [];
    const said = list.find(({ error, message }) => error === value.error && message !== undefined);
    return said ? words(said) : {};
  }
}

const words = ({ message }: Complaint) => (message === undefined ? {} : { message });
