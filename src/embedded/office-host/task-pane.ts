import { eventType } from "./workspace/event-types";
import type { EventDelivery } from "./events/event-delivery";
import type { PanePort } from "./services/app-runtime-service";

/** Whether the add-in's pane is shown, whoever decides it. */
export class TaskPane implements PanePort {
  private visible = true;
  startState = "Inactive";

  /** @param show shows or hides the frame */
  constructor(
    private readonly events: EventDelivery,
    private readonly show: (visible: boolean) => void,
  ) {}

  isVisible(): boolean {
    return this.visible;
  }

  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    this.show(visible);
    const visibility = visible ? "Visible" : "Hidden";
    this.events.tell(eventType.paneVisibility, "", { visibility });
  }
}
