import { Caption1 } from "@fluentui/react-components";
import { draftsTexts } from "../words/texts/drafts";
import { newThreat } from "./new-threat";
import type { Shelves } from "./shelved-drafts";
import { nameOf } from "../words/threat-words";

/** What was typed for registers that are not shown, so that nobody takes it for lost or saved. */
export function DraftsElsewhere({ shelves }: { readonly shelves: Shelves }) {
  return (
    <>
      {shelves.map(({ register: { place }, drafts }) => (
        <Caption1 key={place.address}>
          {draftsTexts.keptElsewhere(
            place.name ?? place.address,
            [...drafts].map(([key, { base }]) =>
              key === newThreat || !base ? draftsTexts.newThreat : nameOf(base),
            ),
          )}
        </Caption1>
      ))}
    </>
  );
}
