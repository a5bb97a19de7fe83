import { Body1, Checkbox } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { AdoptionShown } from "../../session/contract/adoption";
import type { Choice } from "../../session/contract/register-session";
import { frameTexts } from "../words/texts/frame";
import { useFigures } from "../words/use-figures";
import { CellChanges } from "./CellChanges";
import { LookFirst } from "./LookFirst";

/** What is to be written, before it is. */
type Shown = Pick<AdoptionShown, "kind" | "cells" | "columns" | "formulas" | "notes" | "byHand">;

/** Shows every cell that is to change, and writes them once somebody agrees. */
export function WriteDialog<What extends Shown>({
  title,
  verb,
  lead,
  isOneStep,
  look,
  write,
  onWritten,
  onClose,
  children,
}: {
  readonly title: string;
  /** On the button: "Adopt". */
  readonly verb: string;
  /** What happens, as a sentence that ends before the number of cells. */
  readonly lead: (shown: What) => string;
  readonly isOneStep: boolean;
  /** What would be written; asked anew when it is another function. */
  readonly look: () => Promise<What | { readonly kind: "refused"; readonly message: string }>;
  readonly write: (shown: What) => Promise<Choice>;
  readonly onWritten: (shown: What) => void;
  readonly onClose: () => void;
  /** What can be chosen besides. */
  readonly children?: ReactNode;
}) {
  const { count } = useFigures();
  /** What is to be done by hand, as somebody agreed to it. */
  const [pledged, setPledged] = useState<string | null>(null);
  return (
    <LookFirst
      title={title}
      verb={verb}
      looking={frameTexts.looking}
      look={look}
      isReady={({ byHand }) => byHand === null || pledged === byHand}
      write={write}
      onWritten={(_, shown) => {
        onWritten(shown);
      }}
      onClose={onClose}
    >
      {(shown) => (
        <>
          {shown && (
            <>
              <Body1>
                {lead(shown)}{" "}
                {frameTexts.cellsChange(shown.cells.length, count(shown.cells.length), isOneStep)}
              </Body1>
              {shown.byHand !== null && (
                <>
                  <Body1>{shown.byHand}</Body1>
                  <Checkbox
                    label={frameTexts.seeToIt}
                    checked={pledged === shown.byHand}
                    onChange={(_, { checked }) => {
                      setPledged(checked === true ? shown.byHand : null);
                    }}
                  />
                </>
              )}
              <CellChanges shown={shown} />
            </>
          )}
          {children}
        </>
      )}
    </LookFirst>
  );
}
