import { changedSince, protectedIn } from "../adopt/not-written";
import type { PlacesTogether } from "../adopt/read-tables";
import { writingBoth } from "../adopt/write-both";
import type { RegisterPort } from "../contract/register-port";
import type { ScenariosSession } from "../contract/scenarios";
import type { After } from "../contract/timer";
import type { MadeEdit } from "../edit/take-back";
import { refusal } from "../follow/answering";
import type { FollowedRegister } from "../follow/followed-register";
import { sameParts } from "../view/same-parts";
import { planScenario, type ScenarioTables } from "./plan-scenario";

/**
 * How a session makes a scenario true.
 *
 * @param made edits that can be taken back, the last one last
 */
export function applyingScenarios(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  made: MadeEdit[],
): Pick<ScenariosSession, "preview" | "apply"> {
  const { write } = writingBoth(port, after, followed, made);

  function placesFor(hasControls: boolean): PlacesTogether | null {
    const register = followed.seen() && followed.place();
    const controls = followed.controls.seen() && followed.controls.place();
    if (!register || (hasControls && !controls)) return null;
    return { register, controls: hasControls ? controls : null };
  }

  const isSelected = ({ register, controls }: PlacesTogether): ScenarioTables["isSelected"] => ({
    register: register.extent !== null,
    controls: controls !== null && controls.extent !== null,
  });

  return {
    preview(name) {
      const scenario = followed.scenarios.seen()?.view.scenarios.find((each) => each.name === name);
      if (!scenario) return refused(`${name} is no longer among the scenarios.`);
      const [wrong] = scenario.findings.filter(({ kind }) => kind === "Problem");
      if (wrong) return refused(`${wrong.sentence}.`);
      const places = placesFor(buysIn(scenario));
      const [register, controls] = [followed.seen(), followed.controls.seen()];
      if (!places || !register) return refused(gone);
      const tables = { register, controls, isSelected: isSelected(places) };
      const plan = planScenario(tables, scenario, followed.viewing().marks);
      return typeof plan === "string" ? refused(plan) : Promise.resolve(plan.shown);
    },

    apply(shown) {
      const places = placesFor(buysIn(shown));
      if (!places) return Promise.resolve(refusal(gone));
      const scenario = { name: shown.scenario, changes: shown.changes };
      return write(places, { kind: "scenario", name: shown.scenario }, (now) => {
        const tables = { ...now, isSelected: isSelected(places) };
        const plan = planScenario(tables, scenario, followed.viewing().marks);
        if (typeof plan === "string") return plan;
        if (!sameParts(plan.shown, shown)) return changedSince(shown, plan.shown);
        const { register, controls } = plan;
        return protectedIn(now.register, now.controls) ?? { register, controls };
      });
    },
  };
}

const gone =
  "The register or the table of controls is no longer in the sheet. Nothing was changed.";

const refused = (message: string) => Promise.resolve({ kind: "refused", message } as const);

/** Whether a control is bought in a scenario, so that the controls change as well. */
const buysIn = ({ changes }: Pick<Parameters<typeof planScenario>[1], "changes">): boolean =>
  changes.some(({ change }) => change.kind === "control");
