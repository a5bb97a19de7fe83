import type { HostMessage } from "./wire";

/** The way to the add-in's page. */
export interface PageLink {
  /** Hands messages over; without a page they are lost, as in Excel. */
  send(messages: readonly HostMessage[]): void;
}
