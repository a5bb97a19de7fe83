import type { Control } from "../../../src/core";

/** A control that costs and does nothing and acts on all threats, but for what is given. */
export function controlOf(given: Partial<Control> = {}): Control {
  return {
    name: "Control",
    row: 1,
    cost: 0,
    buildCost: 0,
    life: null,
    threats: null,
    frequencyReduction: 0,
    lossReduction: 0,
    inPlace: false,
    inPlan: null,
    ...given,
  };
}
