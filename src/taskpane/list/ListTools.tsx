import { makeStyles, SearchBox, Select, tokens } from "@fluentui/react-components";
import { listTexts } from "../words/texts/list";
import type { ListWish } from "./list-order";
import { orderFor, orders, ordersFor } from "./list-order";

const useStyles = makeStyles({
  tools: { display: "flex", columnGap: tokens.spacingHorizontalS },
  // The longest order can be read in the narrowest pane.
  search: { flexGrow: 1, flexBasis: "42%", minWidth: 0 },
  order: { flexGrow: 1, flexBasis: "58%", minWidth: 0 },
});

/** What is looked for in the list, and how it is sorted. */
export function ListTools({
  wish,
  hasSpend,
  onWish,
  onDown,
}: {
  readonly wish: ListWish;
  readonly hasSpend: boolean;
  readonly onWish: (wish: ListWish) => void;
  /** Leaves for the list below. */
  readonly onDown: () => void;
}) {
  const styles = useStyles();
  const offered = ordersFor(hasSpend);
  return (
    <div className={styles.tools} role="search">
      <SearchBox
        className={styles.search}
        size="small"
        aria-label={listTexts.find}
        placeholder={listTexts.find}
        value={wish.search}
        onChange={(_, { value }) => {
          onWish({ ...wish, search: value });
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") {
            event.preventDefault();
            onDown();
          } else if (event.key === "Escape" && wish.search !== "") {
            event.preventDefault();
            onWish({ ...wish, search: "" });
          }
        }}
      />
      <Select
        className={styles.order}
        size="small"
        aria-label={listTexts.sort}
        value={orderFor(wish.order, hasSpend)}
        onChange={(_, { value }) => {
          const order = orders.find((each) => each === value);
          if (order) onWish({ ...wish, order });
        }}
      >
        {offered.map((order) => (
          <option key={order} value={order}>
            {listTexts.sortBy[order]}
          </option>
        ))}
      </Select>
    </div>
  );
}
