import type { Area, Block, WorkbookAreas } from "../contract/register-port";
import type { KeptPlace, SaidOfRegister } from "../find/kept-choices";
import { type ScoreTables } from "./looked-up";
import { type ScoreTable, scoreTableIn } from "./score-table";

/** The tables that say what a register's scores mean, as they are now; one that is gone is left away. */
export async function readTables(
  port: WorkbookAreas,
  block: Block,
  scales: SaidOfRegister["scales"],
): Promise<ScoreTables> {
  const tables = new Map<string, ScoreTable>();
  for (const [header, kept] of scales) {
    const area = await areaOf(port, block, kept.place);
    const table = area && scoreTableIn(area, kept);
    if (table) tables.set(header, table);
  }
  return tables;
}

async function areaOf(port: WorkbookAreas, block: Block, place: KeptPlace): Promise<Area | null> {
  const { id, kind, sheet, table } = place;
  // All of a range's sheet was read with it.
  if (block.area.kind === "sheet" && id === block.area.id) {
    return { ...block.area, ...block.around };
  }
  const there = await port.read(id);
  if (there) return there;
  // Another application, or a copy of the file, may have given another id.
  const same = (await port.candidates()).find(
    (area) =>
      area.kind === kind && (kind === "table" ? area.table === table : area.sheet === sheet),
  );
  return same ? port.read(same.id) : null;
}
