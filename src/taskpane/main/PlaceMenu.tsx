import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { Candidate, RegisterPlace } from "../../session/contract/register-snapshot";
import { figuresTexts } from "../words/texts/figures";
import { headTexts } from "../words/texts/head";
import { startTexts } from "../words/texts/start";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  button: {
    minWidth: 0,
    maxWidth: "100%",
    justifyContent: "flex-start",
    paddingInline: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    textAlign: "start",
  },
  popover: { maxWidth: "calc(100vw - 16px)" },
});

/** Which range the figures are about; the way there, and to another. */
export function PlaceMenu({
  place,
  session,
  onChoice,
}: {
  readonly place: RegisterPlace;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const [candidates, setCandidates] = useState<readonly Candidate[] | null>(null);
  return (
    <Menu
      checkedValues={{
        place: candidates?.flatMap(({ id, isChosen }) => (isChosen ? [id] : [])) ?? [],
      }}
      onCheckedValueChange={(_, { checkedItems: [id] }) => {
        if (id !== undefined) onChoice(session.choose(id));
      }}
      onOpenChange={(_, { open }) => {
        if (!open) return;
        setCandidates(null);
        void session.candidates().then(setCandidates);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          appearance="subtle"
          size="small"
          icon={<ChevronDownRegular />}
          iconPosition="after"
          aria-label={headTexts.place(place.address)}
        >
          {place.address}
        </Button>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          <MenuItem
            onClick={() => {
              session.show();
            }}
          >
            {figuresTexts.showInSheet}
          </MenuItem>
          <MenuDivider />
          {candidates === null && (
            <MenuItem disabled>
              <Spinner size="extra-tiny" label={headTexts.lookingForOthers} delay={300} />
            </MenuItem>
          )}
          {candidates?.map((candidate) => (
            <MenuItemRadio
              key={candidate.id}
              name="place"
              value={candidate.id}
              subText={startTexts.reads(candidate, count)}
            >
              {candidate.name === null
                ? candidate.address
                : `${candidate.name}, ${candidate.address}`}
            </MenuItemRadio>
          ))}
          <MenuDivider />
          <MenuItem
            onClick={() => {
              onChoice(session.chooseSelection());
            }}
          >
            {headTexts.useSelection}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
