import type { Wire } from "./wire";

/** Settings an add-in keeps in the workbook, in the order of their keys' first appearance. Each value is JSON. */
export class SettingsStore {
  private readonly texts: Map<string, string>;

  constructor(entries: Iterable<readonly [string, string]> = []) {
    this.texts = new Map(entries);
  }

  keys(): string[] {
    return [...this.texts.keys()];
  }

  has(key: string): boolean {
    return this.texts.has(key);
  }

  value(key: string): Wire {
    return JSON.parse(this.texts.get(key) ?? "null") as Wire;
  }

  set(key: string, value: Wire): void {
    this.texts.set(key, JSON.stringify(value));
  }

  remove(key: string): void {
    this.texts.delete(key);
  }

  /** As Office.context.document.settings reads and writes them: all at once, as JSON. */
  entries(): readonly (readonly [string, string])[] {
    return [...this.texts];
  }

  replace(entries: Iterable<readonly [string, string]>): void {
    this.texts.clear();
    for (const [key, text] of entries) this.texts.set(key, text);
  }
}
