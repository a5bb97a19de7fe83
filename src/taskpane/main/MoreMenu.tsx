import {
  Button,
  Menu,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { frameTexts } from "../words/texts/frame";
import { headTexts } from "../words/texts/head";

/** What is seldom needed. */
export function MoreMenu({
  onColumns,
  onFindings,
  onLookAgain,
}: {
  readonly onColumns: () => void;
  readonly onFindings: () => void;
  readonly onLookAgain: () => void;
}) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size="small"
          icon={<MoreHorizontalRegular />}
          aria-label={headTexts.more}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={onColumns}>{headTexts.howRead}</MenuItem>
          <MenuItem onClick={onFindings}>{headTexts.whatWasFound}</MenuItem>
          <MenuItem onClick={onLookAgain}>{headTexts.lookAgain}</MenuItem>
          <MenuItemLink href="functions.html" target="_blank" rel="noopener">
            {frameTexts.functions}
          </MenuItemLink>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
