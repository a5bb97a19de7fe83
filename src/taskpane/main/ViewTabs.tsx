import {
  createFocusOutlineStyle,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { type KeyboardEvent, useRef } from "react";
import { takeKeyboard } from "../frame/take-keyboard";
import { type MainView, mainViews as views } from "../frame/view";
import { headTexts } from "../words/texts/head";

const useStyles = makeStyles({
  tabs: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
  tab: {
    ...createFocusOutlineStyle(),
    position: "relative",
    margin: 0,
    paddingInline: 0,
    paddingBlock: tokens.spacingVerticalSNudge,
    borderTopWidth: 0,
    borderInlineStartWidth: 0,
    borderInlineEndWidth: 0,
    borderBottomWidth: tokens.strokeWidthThick,
    borderBottomStyle: "solid",
    borderBottomColor: "transparent",
    backgroundColor: tokens.colorTransparentBackground,
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: "pointer",
    ":hover": { borderBottomColor: tokens.colorNeutralStroke1Hover },
    "@media (forced-colors: active)": { borderBottomColor: "Canvas" },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ":hover": { borderBottomColor: tokens.colorCompoundBrandStrokeHover },
    "@media (forced-colors: active)": { borderBottomColor: "Highlight" },
  },
});

/** Which view a key goes to; null where it goes nowhere. */
function wished(key: string, from: MainView): MainView | null {
  const at = views.indexOf(from);
  const to = {
    ArrowRight: (at + 1) % views.length,
    ArrowLeft: (at + views.length - 1) % views.length,
    Home: 0,
    End: views.length - 1,
  }[key];
  return to === undefined ? null : (views[to] ?? null);
}

/** The views of the register, one beside the other. Fluent's own tabs put stops of the keyboard before and behind that no reader names. */
export function ViewTabs({
  view,
  onView,
}: {
  readonly view: MainView;
  readonly onView: (view: MainView) => void;
}) {
  const styles = useStyles();
  const tabs = useRef(new Map<MainView, HTMLButtonElement>());
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = wished(event.key, view);
    if (next === null) return;
    event.preventDefault();
    onView(next);
    takeKeyboard(tabs.current.get(next));
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={headTexts.views} onKeyDown={onKeyDown}>
      {views.map((each) => (
        <button
          key={each}
          ref={(element) => {
            if (element) tabs.current.set(each, element);
          }}
          type="button"
          role="tab"
          aria-selected={each === view}
          tabIndex={each === view ? 0 : -1}
          className={mergeClasses(styles.tab, each === view && styles.selected)}
          onClick={() => {
            onView(each);
          }}
        >
          {headTexts.viewNames[each]}
        </button>
      ))}
    </div>
  );
}
