import { readRegister } from "../../../src/core";
import { viewReviews } from "../../../src/session/reviews/view-reviews";

const headers = ["Date", "Version", "Rule", "Level", "Bad year spread", "Required", "Spend", "Gap"];

it("says which rows of the table of reviews are left out, and why", () => {
  const cells = [
    headers,
    [46_000, "0.1", "expected", 0.95, 0, 5, 3, 2],
    ["31.03.2026", "0.1", "expected", 0.95, 0, 5, 3, 2],
    [46_100, "0.1", "erwartet", 0.95, 0, 5, 3, 2],
    [null, null, null, null, null, null, null, null],
  ];
  const reviews = { id: "1", kind: "table", sheet: "Reviews", table: "Reviews", row: 0, column: 0 };
  const { reported, reportedProblems } = viewReviews(
    {
      ...{ history: null, log: null, events: null },
      reviews: { ...reviews, kind: "table", cells },
    },
    { reading: readRegister([["Threat", "Frequency", "Loss"]]) },
  );
  expect(reported.map(({ day }) => day)).toEqual([46_000]);
  expect(reportedProblems).toEqual([
    expect.stringMatching(/^Date in row 2 of the reviews must be a date.*"31\.03\.2026"\.$/),
    expect.stringMatching(/^Rule in row 3 of the reviews must be one of .*"erwartet"\.$/),
  ]);
});
