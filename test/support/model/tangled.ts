import { fixed, threatOf } from "./threats";
import { controlOf } from "./controls";

/** As many threats as controls, each control on some of them: more than a search proves by itself from about 70 on. */
export function tangled(count: number, links: number) {
  const places = Array.from({ length: count }, (_, index) => index + 1);
  const threats = places.map((n) => ({
    ...threatOf(1 + ((n * 37) % 23) / 10, fixed(1000 + ((n * 41) % 29) * 100)),
    name: `Threat ${n}`,
  }));
  const controls = places.map((n) =>
    controlOf({
      ...{ name: `Control ${n + 100}`, cost: 100 + ((n * 17) % 31) * 10 },
      threats: Array.from(
        { length: links },
        (_, k) => `Threat ${1 + ((n * (13 + 16 * k) + 7 * k) % count)}`,
      ),
      frequencyReduction: 0.2 + ((n * 11) % 19) / 30,
    }),
  );
  return { threats, controls };
}

/** The same as cells of two tables. */
export function tangledCells(count: number, links: number) {
  const { threats, controls } = tangled(count, links);
  return {
    register: [
      ["Threat", "Frequency", "Loss", "Spend"],
      ...threats.map(({ name }, index) => [
        ...[name, 1 + (((index + 1) * 37) % 23) / 10, 1000 + (((index + 1) * 41) % 29) * 100, 0],
      ]),
    ],
    controls: [
      ["Control", "Cost", "Threat", "Frequency reduction", "In place", "In plan"],
      ...controls.map(({ name, cost, threats: on, frequencyReduction }): (string | number)[] => [
        ...[name, cost, (on ?? []).join("; "), frequencyReduction, "no", ""],
      ]),
    ],
  };
}
