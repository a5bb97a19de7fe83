import type { Wire } from "../protocol/wire";

/** Settings an add-in keeps in the workbook, in the order of their keys' first appearance. Each value is JSON. */
export class SettingsStore {
  private readonly texts: Map<string, string>;

  /**
   * @param entries those that are no JSON are left out, as office.js does
   * @param changed called when there is something else to keep
   */
  constructor(
    entries: Iterable<readonly [string, string]> = [],
    private readonly changed: () => void = () => undefined,
  ) {
    this.texts = new Map([...entries].filter(([, text]) => isJson(text)));
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
    const text = JSON.stringify(value);
    if (this.texts.get(key) === text) return;
    this.texts.set(key, text);
    this.changed();
  }

  remove(key: string): void {
    if (this.texts.delete(key)) this.changed();
  }

  /** As Office.context.document.settings reads and writes them: all at once, as JSON. */
  entries(): readonly (readonly [string, string])[] {
    return [...this.texts];
  }

  replace(entries: Iterable<readonly [string, string]>): void {
    const before = JSON.stringify(this.entries());
    this.texts.clear();
    for (const [key, text] of entries) this.texts.set(key, text);
    if (JSON.stringify(this.entries()) !== before) this.changed();
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
