import type { FieldKey } from "../../core";
import { addressOnSheet } from "./cell-address";
import { findRegisters } from "./find-register";
import type { KeptPlace } from "./kept-choices";
import { locateKept } from "./kept-range";
import type { Block, WorkbookAreas } from "../contract/register-port";
import type { NoRegister } from "../contract/register-snapshot";
import type { TableKind } from "./table-kind";

/** What there is to show. */
export type Located<Key extends string = FieldKey> =
  | { readonly kind: "block"; readonly block: Block }
  | { readonly kind: "none"; readonly none: NoRegister<Key> };

/**
 * Stays with the register it has; looks for one only where there never was any.
 *
 * @param place where it is, or was; null where none was chosen or found yet
 * @param isKnown whether it was read there before, so that its id is right
 * @param kind what sort of table it is
 */
export async function locateRegister<Key extends string>(
  port: WorkbookAreas,
  place: KeptPlace | null,
  isKnown: boolean,
  kind: TableKind<Key>,
): Promise<Located<Key>> {
  const there = place && (await blockAt(port, place, kind));
  const block = there ?? (place && !isKnown ? await blockByName(port, place, kind) : null);
  if (block) return { kind: "block", block };
  const found = await findRegisters(port, kind);
  const best = found.find(({ candidate }) => candidate.missing.length === 0);
  const first = place === null && best ? await blockAt(port, best.place, kind) : null;
  if (first) return { kind: "block", block: first };
  const candidates = found.map(({ candidate }) => candidate);
  return { kind: "none", none: { kind: "none", lost: place && nameOf(place), candidates } };
}

const blockAt = (port: WorkbookAreas, place: KeptPlace, kind: TableKind): Promise<Block | null> =>
  port.block(place.id, locateKept(place, kind));

/** Another application, or a copy of the file, may have given another id. */
async function blockByName(
  port: WorkbookAreas,
  place: KeptPlace,
  sort: TableKind,
): Promise<Block | null> {
  const { id, kind, sheet, table } = place;
  const same = (await port.candidates()).find(
    (area) =>
      area.id !== id &&
      area.kind === kind &&
      (kind === "table" ? area.table === table : area.sheet === sheet),
  );
  return same ? blockAt(port, { ...place, id: same.id }, sort) : null;
}

const nameOf = ({ kind, table, sheet, row, column, headers }: KeptPlace): string =>
  kind === "table"
    ? `${table} on ${sheet}`
    : addressOnSheet(sheet, { row, column, rows: 1, columns: Math.max(1, headers.length) });
