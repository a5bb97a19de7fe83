import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf, relationshipsPath } from "../../file/xlsx-package";
import { workbookPart } from "../opened/opened-parts";
import type { Reword } from "./reworded-part";
import { mayRefer, rewordedPart, rewordedTargets } from "./reworded-part";

/** A part that may say formulas. */
export interface ReferringPart {
  readonly path: string;
  /** Of the relationship that leads to it, without its address. */
  readonly kind: string;
  /** The part of the sheet whose cells a formula without a sheet means; nothing for the workbook's own. */
  readonly sheet: string | undefined;
}

/** Kinds of parts whose links are among their relationships, wherever they lead. */
const hasLinks: ReadonlySet<string> = new Set(["drawing", "chartUserShapes", "vmlDrawing"]);

/**
 * Rewords formulas and references in all parts of a file that a workbook leads to, but for those of cells.
 *
 * @param rewordIn what becomes of those in a part; nothing where they stay
 */
export async function rewordParts(
  file: PackageChanges,
  rewordIn: (part: ReferringPart) => Reword | undefined,
): Promise<void> {
  const { path: workbook, sheets } = await workbookPart(file);
  const isSheet = new Set(sheets.map(({ path }) => path));
  const seen = new Set([workbook]);
  const visit = async (part: ReferringPart): Promise<void> => {
    const reword = rewordIn(part);
    const related = await relationshipsOf(file, part.path);
    if (reword && mayRefer(part.kind)) {
      await file.edit(part.path, (xml) => rewordedPart(part.kind, xml, reword));
      if (hasLinks.has(part.kind))
        await file.edit(relationshipsPath(part.path), (xml) => rewordedTargets(xml, reword));
    }
    for (const { kind, path } of related) {
      if (seen.has(path) || !file.has(path)) continue;
      seen.add(path);
      await visit({ path, kind, sheet: isSheet.has(path) ? path : part.sheet });
    }
  };
  await visit({ path: workbook, kind: "officeDocument", sheet: undefined });
}
