import type { HostFaults } from "../workspace/host-faults";
import type { EventRegistry } from "../workspace/event-registry";
import type { GridMessage } from "./grid-messages";
import { GridMessages } from "./grid-messages";
import type { PageLink } from "../protocol/page-link";
import { messageCategory } from "../protocol/wire";
import type { GridEvent } from "../../grid";
import type { Grid } from "../../grid";
import type { HostMessage, Wire } from "../protocol/wire";
import type { EventType } from "../workspace/event-types";

/** Brings the grid's events to the add-in, in their order, after the code that caused them has run. */
export class EventDelivery {
  private readonly messages: GridMessages;
  private waiting: GridMessage[] = [];
  private last = 0;

  constructor(
    grid: Grid,
    private readonly registry: EventRegistry,
    private readonly page: PageLink,
    readonly faults: HostFaults,
  ) {
    this.messages = new GridMessages(grid);
  }

  /** @param own whether the add-in itself did it */
  hear(event: GridEvent, own: boolean): void {
    const wanted = this.messages
      .of(event, own)
      .filter(({ type, target }) => this.registry.wants(type, target));
    if (this.faults.lostEvents) return;
    if (this.faults.manualCalculation && event.kind === "calculated") return;
    if (this.faults.lostRowDeletes && event.kind === "changed" && event.change === "RowDeleted") {
      return;
    }
    const isEdit = event.kind === "changed";
    if (isEdit && this.faults.lostFastEdits) {
      this.waiting = this.waiting.filter(({ isEdit: earlier }) => !earlier);
    }
    for (const message of wanted) this.push(message);
  }

  /** An event of the host itself, as of the pane that was hidden. */
  tell(type: EventType, target: string, payload: Wire): void {
    this.push({ type, target, isEdit: false, payload: () => payload });
  }

  private push(message: GridMessage): void {
    this.waiting.push(message);
    if (this.waiting.length > 1) return;
    setTimeout(() => {
      this.deliver();
    }, this.faults.lateEvents);
  }

  private deliver(): void {
    const messages = this.waiting;
    this.waiting = [];
    if (messages.length > 0) this.page.send(messages.map((message) => this.onWire(message)));
  }

  private onWire({ type, target, payload }: GridMessage): HostMessage {
    return {
      messageCategory: messageCategory.events,
      messageType: type,
      targetId: target,
      message: JSON.stringify(payload()),
      id: ++this.last,
    };
  }
}
