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
          aria-label="More"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={onColumns}>How the columns are read</MenuItem>
          <MenuItem onClick={onFindings}>What was found</MenuItem>
          <MenuItem onClick={onLookAgain}>Look for the register again</MenuItem>
          <MenuItemLink href="functions.html" target="_blank" rel="noopener">
            Worksheet functions
          </MenuItemLink>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
