import type { YearSources } from "../sources/year-sources";
import type { Distribution } from "./distribution";
import type { LaidOutYear } from "./laid-out-year";
import { showsAll } from "./laid-out-year";
import { largeAmounts } from "./large-amounts";
import { withSmoothRest } from "./smooth-rest";
import { twoPartYear } from "./two-part-year";

/** The distribution of the year: on lattices, moved by the sums of the largest single amounts where one lattice would blur them. */
export function distributionOf(sources: YearSources, year: () => LaidOutYear): Distribution {
  const large = largeAmounts(sources);
  if (large === null) return withSmoothRest(sources, year().cascade);
  return showsAll(year, large) ? year().cascade : twoPartYear(sources, large);
}
