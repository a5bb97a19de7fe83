/**
 * An element the page is written with.
 *
 * @throws Error when index.html has no such id
 */
export function elementById<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html must have an element #${id}`);
  return found as T;
}
