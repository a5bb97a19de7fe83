/** An id of the port, which says what Excel's id inside it belongs to. */
export type AreaId = `table ${string}` | `sheet ${string}`;

export const tableArea = (id: string): AreaId => `table ${id}`;
export const sheetArea = (id: string): AreaId => `sheet ${id}`;

/** The kind of an area and Excel's own id of it. */
export function partsOf(id: string): { readonly kind: "table" | "sheet"; readonly key: string } {
  const space = id.indexOf(" ");
  return { kind: id.startsWith("table") ? "table" : "sheet", key: id.slice(space + 1) };
}
