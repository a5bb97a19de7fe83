// Measured in Node: 20 controls take 5 to 20 ms, up to 25 much longer where they are nearly alike, and 200 take 100.
const MOST_CONTROLS = 15;

/** Whether plans of means, so many of them one after the other, may take more than about 50 ms. */
export function plansTakeLong(controls: number, plans: number): boolean {
  // A plan takes about as long as the square of its controls.
  return controls * controls * plans > MOST_CONTROLS * MOST_CONTROLS;
}
