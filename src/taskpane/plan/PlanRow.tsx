import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { ProhibitedRegular } from "@fluentui/react-icons/svg/prohibited";
import type { PlanLock } from "../../core";
import type { ControlView } from "../../session/contract/register-snapshot";
import { Amount } from "../parts/Amount";
import { figuresTexts } from "../words/texts/figures";
import { planTexts } from "../words/texts/plan";
import { useFigures } from "../words/use-figures";
import type { PlannedRow } from "./plan-in";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto auto",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    paddingBlock: tokens.spacingVerticalXXS,
    borderBottomWidth: tokens.strokeWidthThin,
    borderBottomStyle: "solid",
    borderBottomColor: tokens.colorNeutralStroke3,
  },
  name: { overflowWrap: "anywhere" },
  funded: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    gridColumnStart: "1",
    gridColumnEnd: "3",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  menu: { gridColumnStart: "3", gridRowStart: "1", gridRowEnd: "3" },
  icon: { verticalAlign: "-2px", marginInlineStart: tokens.spacingHorizontalXXS },
});

const locks = {
  must: planTexts.alwaysFund,
  never: planTexts.neverFund,
  free: planTexts.letDecide,
};

/** A control in the plan: whether it is bought, what it costs, avoids and returns, and what is settled about it. */
export function PlanRow({
  row,
  short,
  control,
  onShow,
  onLock,
}: {
  readonly row: PlannedRow;
  /** How its amounts are written. */
  readonly short: (amount: number) => string;
  /** null where it is no longer in the sheet. */
  readonly control: ControlView | null;
  readonly onShow: (control: string) => void;
  readonly onLock: (control: string, lock: PlanLock | null) => void;
}) {
  const styles = useStyles();
  const { share } = useFigures();
  const { name, state, cost, avoided, rosi } = row;
  const lock = control?.control?.inPlan ?? null;
  return (
    <li className={styles.row}>
      <span className={mergeClasses(styles.name, state === "funded" && styles.funded)}>
        {name}
        {lock === "must" && (
          <LockClosedRegular className={styles.icon} aria-label={planTexts.always} />
        )}
        {lock === "never" && (
          <ProhibitedRegular className={styles.icon} aria-label={planTexts.never} />
        )}
      </span>
      <span>
        {state === "in place" ? planTexts.inPlace : <Amount value={cost} short={short} />}
      </span>
      <span className={styles.quiet}>
        {state === "in place"
          ? planTexts.alreadyInRegister
          : [
              ...(state === "not funded" ? [planTexts.notFunded] : []),
              planTexts.avoids(short(avoided ?? 0)),
              returns(rosi, share),
            ].join(" · ")}
      </span>
      {control && (
        <span className={styles.menu}>
          <Menu
            checkedValues={{ lock: [lock ?? "free"] }}
            onCheckedValueChange={(_, { checkedItems: [next] }) => {
              onLock(control.id, next === "must" || next === "never" ? next : null);
            }}
          >
            <MenuTrigger disableButtonEnhancement>
              <Button
                appearance="subtle"
                size="small"
                icon={<MoreHorizontalRegular />}
                aria-label={planTexts.more(name)}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {state !== "in place" &&
                  (["must", "never", "free"] as const).map((each) => (
                    <MenuItemRadio key={each} name="lock" value={each}>
                      {locks[each]}
                    </MenuItemRadio>
                  ))}
                <MenuItem
                  onClick={() => {
                    onShow(control.id);
                  }}
                >
                  {figuresTexts.showInSheet}
                </MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        </span>
      )}
    </li>
  );
}

function returns(rosi: number | null, share: (share: number) => string): string {
  if (rosi === null) return planTexts.costsNothing;
  return planTexts.returns(share(rosi).replace("-", "\u2212"));
}
