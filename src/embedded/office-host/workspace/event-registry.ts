import type { EventType } from "./event-types";

/** Which events the add-in asked for. Each of its contexts registers for itself, so they are counted. */
export class EventRegistry {
  private readonly counts = new Map<string, number>();
  /** Whether the add-in wants events at all: runtime.enableEvents. */
  enabled = true;

  register(type: EventType, target: string): void {
    const key = keyOf(type, target);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  unregister(type: EventType, target: string): void {
    const key = keyOf(type, target);
    const left = (this.counts.get(key) ?? 0) - 1;
    if (left > 0) this.counts.set(key, left);
    else this.counts.delete(key);
  }

  wants(type: EventType, target: string): boolean {
    return this.enabled && this.counts.has(keyOf(type, target));
  }

  /** After the page that asked is gone. */
  clear(): void {
    this.counts.clear();
    this.enabled = true;
  }
}

const keyOf = (type: EventType, target: string) => `${type} ${target}`;
