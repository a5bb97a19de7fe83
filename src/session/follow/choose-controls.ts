import type { Rectangle, RegisterPort } from "../contract/register-port";
import type { ControlsSession } from "../contract/register-session";
import { answering, refusal } from "./answering";
import type { FollowedRegister } from "./followed-register";
import { controlsOf } from "./followed-table";
import { mappingColumns } from "./map-columns";
import { areaSelected, placeAt } from "../find/selected-place";
import { candidateId, findRegisters, type FoundRegister } from "../find/find-register";
import { anyControls } from "../controls/view-controls";

/** How a session chooses the table of controls and how it is read. */
export function choosingControls(
  port: RegisterPort,
  followed: FollowedRegister,
): Omit<ControlsSession, "lock"> {
  const { controls } = followed;
  const isUsed = ({ place }: Pick<FoundRegister, "place">): boolean => {
    const used = controls.seen() && controls.place();
    return used !== null && candidateId(used) === candidateId(place);
  };
  const show = (cells?: Rectangle): void => {
    const [seen, place] = [controls.seen(), controls.place()];
    if (seen && place) port.select(place.id, cells ?? seen.block.place).catch(followed.report);
  };
  return {
    ...mappingColumns(controlsOf(followed)),
    async candidates() {
      try {
        const found = await findRegisters(port, anyControls);
        return found.map((each) => ({ ...each.candidate, isChosen: isUsed(each) }));
      } catch (error) {
        followed.report(error);
        return [];
      }
    },
    choose: (id) =>
      answering(async () => {
        const found = await findRegisters(port, anyControls);
        const chosen = found.find(({ candidate }) => candidate.id === id);
        if (!chosen) return refusal("These cells are no longer there. Look again.");
        await followed.keep({ ...followed.choices(), controls: chosen.place });
        return { kind: "chosen" };
      }),
    chooseSelection: () =>
      answering(async () => {
        const selection = await port.selection();
        const area = selection && (await areaSelected(port, selection));
        const place = area ? placeAt(area, selection.cells, anyControls) : null;
        if (!place) {
          return refusal(
            "The selection has no headers. Select the header row and the controls below it.",
          );
        }
        await followed.keep({ ...followed.choices(), controls: place });
        return { kind: "chosen" };
      }),
    show,
    reveal(id) {
      const control = controls.seen()?.view.controls.find((each) => each.id === id);
      if (control) show(control.cells);
    },
  };
}
