import { Body1, Caption1, Link, makeStyles, tokens } from "@fluentui/react-components";
import {
  type KeyboardEvent,
  memo,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type Ref,
} from "react";
import type { ThreatView } from "../../session/contract/register-snapshot";
import { figuresTexts } from "../words/texts/figures";
import { listTexts } from "../words/texts/list";
import { inOrder, type ListWish, orderFor } from "./list-order";
import { ListTools } from "./ListTools";
import { takeKeyboard } from "../frame/take-keyboard";
import { ThreatRow } from "./ThreatRow";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  whole: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    flexShrink: 0,
    flexBasis: 0,
    minHeight: "160px",
    rowGap: tokens.spacingVerticalXS,
  },
  heads: {
    display: "flex",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
  },
  list: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    margin: 0,
    marginInline: `calc(-1 * ${tokens.spacingHorizontalM})`,
    padding: 0,
    listStyleType: "none",
    borderTopWidth: tokens.strokeWidthThin,
    borderTopStyle: "solid",
    borderTopColor: tokens.colorNeutralStroke2,
  },
});

/** What others ask of the list. */
export interface ThreatListHandle {
  /** Puts the keyboard on a threat; to where it was last, if that threat is not shown. */
  readonly goTo: (threat: string | null) => void;
}

export interface ThreatListProps {
  readonly handle: Ref<ThreatListHandle>;
  readonly threats: readonly ThreatView[];
  /** Headers of the columns, by their ids. */
  readonly headers: ReadonlyMap<string, string>;
  readonly hasSpend: boolean;
  /** The threat the sheet's selection is in. */
  readonly selected: string | null;
  /** Threats with something typed that is not saved. */
  readonly edited: ReadonlySet<string>;
  readonly wish: ListWish;
  readonly onWish: (wish: ListWish) => void;
  readonly onOpen: (threat: string) => void;
  readonly onDelete: (threat: string) => void;
}

/** Rows a Page key goes over. */
const page = 8;

/** The threats, found and sorted as wished for. One row is reached by Tab, the others by the arrow keys. */
export const ThreatList = memo(function ThreatList({
  handle,
  threats,
  headers,
  hasSpend,
  selected,
  edited,
  wish,
  onWish,
  onOpen,
  onDelete,
}: ThreatListProps) {
  const styles = useStyles();
  const { compareNames, count } = useFigures();
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<string | null>(null);
  // Typing goes on while a long list is sorted.
  const wished = useDeferredValue(wish);
  const shown = useMemo(
    () => inOrder(threats, { ...wished, order: orderFor(wished.order, hasSpend) }, compareNames),
    [threats, wished, hasSpend, compareNames],
  );
  const found = shown.findIndex(({ id }) => id === active);
  /** Where the keyboard is; where it was, if the threat it was on is gone. */
  const last = useRef(0);
  const at = found < 0 ? Math.max(0, Math.min(last.current, shown.length - 1)) : found;
  useEffect(() => {
    last.current = at;
  });

  const rowAt = (index: number) =>
    list.current?.children[index]?.querySelector<HTMLElement>("button");
  const goTo = (index: number): void => {
    const to = Math.min(Math.max(index, 0), shown.length - 1);
    const threat = shown[to];
    if (!threat) return;
    setActive(threat.id);
    takeKeyboard(rowAt(to));
  };
  useImperativeHandle(handle, () => ({
    goTo: (threat) => {
      const index = shown.findIndex(({ id }) => id === threat);
      goTo(index < 0 ? at : index);
    },
  }));

  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });
  // When the selection moves, not whenever the list changes.
  useEffect(() => {
    const index = latest.current.findIndex(({ id }) => id === selected);
    // Whoever is in the list with the keyboard is not moved.
    if (index < 0 || list.current?.contains(document.activeElement)) return;
    setActive(selected);
    rowAt(index)?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  function onKeyDown(event: KeyboardEvent): void {
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: shown.length - 1,
    }[event.key];
    const threat = shown[at];
    if (to !== undefined) {
      event.preventDefault();
      goTo(to);
    } else if (event.key === "Delete" && threat) {
      event.preventDefault();
      onDelete(threat.id);
    }
  }

  return (
    <section className={styles.whole} aria-label={listTexts.threats}>
      <ListTools
        wish={wish}
        hasSpend={hasSpend}
        onWish={onWish}
        onDown={() => {
          goTo(at);
        }}
      />
      <div className={styles.heads}>
        <Caption1 role="status">
          {countWords(shown.length, threats.length, wish.onlyProblems, count)}{" "}
          {wish.onlyProblems && (
            <Link
              as="button"
              inline
              onClick={() => {
                onWish({ ...wish, onlyProblems: false });
              }}
            >
              {listTexts.showAll}
            </Link>
          )}
        </Caption1>
        <Caption1 aria-hidden="true">
          {hasSpend ? figuresTexts.gap : figuresTexts.averageLoss}
        </Caption1>
      </div>
      {shown.length === 0 ? (
        <Body1>{wish.search === "" ? listTexts.noProblems : listTexts.noneFound}</Body1>
      ) : (
        // The rows are a list to screen readers, though its marks are not drawn.
        <ul ref={list} className={styles.list} role="list" onKeyDown={onKeyDown}>
          {shown.map((threat, index) => (
            <ThreatRow
              key={threat.id}
              threat={threat}
              isActive={index === at}
              isSelected={threat.id === selected}
              isEdited={edited.has(threat.id)}
              headers={headers}
              hasSpend={hasSpend}
              position={index + 1}
              of={shown.length}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
    </section>
  );
});

function countWords(
  shown: number,
  all: number,
  onlyProblems: boolean,
  count: (number: number) => string,
): string {
  const words =
    shown === all
      ? listTexts.shown(all, count(all))
      : listTexts.someShown(all, count(shown), count(all));
  return onlyProblems ? listTexts.withProblems(words) : words;
}
