/** The name, or the name with the first number that makes it free. */
export function freeName(wanted: string, between: string, taken: readonly string[]): string {
  const isTaken = (name: string): boolean =>
    taken.some((each) => each.toLowerCase() === name.toLowerCase());
  let name = wanted;
  for (let number = 2; isTaken(name); number++) name = `${wanted}${between}${number}`;
  return name;
}
