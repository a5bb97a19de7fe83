/**
 * An element the page is written with.
 *
 * @param kind its class, where more is wanted of it than every element has
 * @throws Error when index.html has no such element
 */
export function elementById<T extends HTMLElement = HTMLElement>(
  id: string,
  kind: new () => T = HTMLElement as new () => T,
): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`index.html must have an element #${id}`);
  return found;
}
