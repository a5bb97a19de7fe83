import type { Threat, Work } from "../../../src/core";
import { bernoulli, plansTakeLong, poisson, takesLong, takesLongUnread } from "../../../src/core";
import type { Frequency } from "../../../src/core/threat/frequency";
import type { WithSecondary } from "../../../src/core/severity/with-secondary";
import { fixed, lognormal, threatOf } from "../../support/model/threats";

const usual = threatOf(poisson(1), lognormal(2e4, 1));
const once = threatOf(bernoulli(0.1), lognormal(2e4, 1));
const single = threatOf(poisson(1), fixed(1e4));
const covered = threatOf(poisson(1), lognormal(2e4, 1), { cover: { retention: 1e4, limit: 1e5 } });
const coveredAndCapped = threatOf(bernoulli(0.2), lognormal(2e4, 1), {
  ...{ cap: 2e5, cover: { retention: 1e4, limit: 1e5 } },
});
const seldom = threatOf(poisson(0.05), fixed(1e4));
const often = threatOf(poisson(1000), fixed(1e4));
const seldomCovered = threatOf(poisson(1e-4), lognormal(2e4, 1), {
  cover: { retention: 1e4, limit: 1e5 },
});
const limited = threatOf(poisson(1), lognormal(2e4, 1), {
  cover: { retention: 1e4, limit: 1e5, annualLimit: 1e5 },
});

const rateAbout = (mean: number): Frequency => ({
  ...{ kind: "uncertain", mean },
  law: { kind: "pert", min: 0.1, mostLikely: 0.9, max: 2.3 },
});
const uncertain = threatOf(rateAbout(1), lognormal(2e4, 1));
const manyUncertain = threatOf(rateAbout(100), lognormal(2e4, 1));
const uncertainAmount = threatOf(rateAbout(1), fixed(1e4));

const oneLoss = { kind: "lognormal", mu: 10, sigma: 1 } as const;
const bounds = { kind: "pert", min: 1e4, mostLikely: 2e4, max: 9e4 } as const;
const bent = { kind: "two-piece", mu: 10, lowSigma: 0.5, highSigma: 1 } as const;
const amount = { kind: "fixed", amount: 1e4 } as const;
const followedBy = (
  primary: WithSecondary["primary"],
  secondary: WithSecondary["secondary"],
  rest = {},
): Threat =>
  threatOf(poisson(1), { kind: "with-secondary", primary, chance: 0.2, secondary }, rest);
const followed = followedBy(oneLoss, oneLoss);
const followedCapped = followedBy(oneLoss, oneLoss, { cap: 1e6 });
const followedByOne = followedBy(oneLoss, amount);
const oneFollowed = followedBy(amount, oneLoss);
const peakedFollowed = followedBy(bounds, oneLoss);
const bentFollowed = followedBy(bent, oneLoss);
const peakedCapped = followedBy(bounds, oneLoss, { cap: 1e6 });
const bentCapped = followedBy(bent, oneLoss, { cap: 1e6 });
const twoPiece = threatOf(poisson(1), bent);
const pert = threatOf(poisson(1), bounds);

const times = (count: number, threat: Threat): Threat[] => Array<Threat>(count).fill(threat);

/** With a header row, as a register has it. */
const isLong = (threats: readonly Threat[], work: Work): boolean =>
  takesLong(threats, threats.length + 1, work);

describe("what takes more than about 50 ms", () => {
  it.each`
    threats                           | work                 | because
    ${times(3000, usual)}             | ${"year"}            | ${"so many rows take long to read"}
    ${times(251, once)}               | ${"year"}            | ${"each row apart is a transform"}
    ${times(81, once)}                | ${"shares"}          | ${"shares take one back, too"}
    ${times(101, seldomCovered)}      | ${"year"}            | ${"covers are densities of their own"}
    ${times(8, seldom)}               | ${"year"}            | ${"eight fixed losses have many sums"}
    ${times(3, single)}               | ${"year"}            | ${"they have 125 likely sums"}
    ${times(3, single)}               | ${"bad year"}        | ${"125 sums, and a year for each number of events"}
    ${[often, usual]}                 | ${"bad year"}        | ${"each number of events is a year of its own"}
    ${times(2, single)}               | ${"bad shares"}      | ${"25 sums are counted anew for each"}
    ${times(3, single)}               | ${"shares"}          | ${"125 sums are counted anew for each"}
    ${times(2, single)}               | ${"bridge"}          | ${"25 sums are counted anew for each, of two registers"}
    ${[single, usual, single]}        | ${"back test"}       | ${"25 sums beside others, and a year of each"}
    ${times(3, covered)}              | ${"year"}            | ${"125 sums, each of which moves all others"}
    ${[covered, single, usual, once]} | ${"shares"}          | ${"25 sums move others, for each kind of event"}
    ${times(16, covered)}             | ${"years"}           | ${"a cover takes milliseconds by itself"}
    ${times(39, usual)}               | ${"years"}           | ${"each threat has a year"}
    ${times(4, covered)}              | ${"bad years"}       | ${"each number of events is a year of its own"}
    ${times(9, uncertain)}            | ${"bad years"}       | ${"each is averaged for each value of the factor"}
    ${[manyUncertain]}                | ${"bad years"}       | ${"of many events it takes as many values"}
    ${[uncertainAmount]}              | ${"bad years"}       | ${"single amounts are counted for each value of the factor"}
    ${times(2, covered)}              | ${"bad mixed years"} | ${"each is mixed with another three times or so"}
    ${times(26, followed)}            | ${"year"}            | ${"a secondary loss has a grid of its own"}
    ${times(26, followedByOne)}       | ${"year"}            | ${"with a fixed one they begin at an amount"}
    ${times(26, twoPiece)}            | ${"year"}            | ${"a loss in two pieces is two densities"}
    ${times(51, pert)}                | ${"year"}            | ${"a density between bounds is placed by itself"}
    ${times(17, peakedFollowed)}      | ${"year"}            | ${"of sums beyond bounds both are placed by themselves"}
    ${times(11, bentFollowed)}        | ${"year"}            | ${"in two pieces still more so"}
    ${times(2, peakedCapped)}         | ${"year"}            | ${"sums that are cut are tabled by integrals"}
    ${[bentCapped]}                   | ${"year"}            | ${"in two pieces still more so"}
    ${[followedCapped]}               | ${"bad year"}        | ${"a sum that is cut is tabled for each number of events"}
    ${times(2, coveredAndCapped)}     | ${"bad year"}        | ${"a cap and a cover have four sums a row"}
    ${times(2, oneFollowed)}          | ${"back test"}       | ${"a year of each, with jumps"}
    ${times(6, followed)}             | ${"years"}           | ${"a grid for each"}
    ${times(2, oneFollowed)}          | ${"bad year"}        | ${"a fixed loss stays one where no other follows"}
    ${times(6, covered)}              | ${"parts"}           | ${"shares and a year of each"}
    ${times(2, seldomCovered)}        | ${"bridge"}          | ${"shares of rows with ends, of two registers"}
    ${times(7, followedCapped)}       | ${"mean plans"}      | ${"means up to an end of a sum are integrals"}
    ${times(250, usual)}              | ${"mean plans"}      | ${"plans change every row"}
    ${times(24, usual)}               | ${"swings"}          | ${"192 years of 0.272 ms"}
    ${[usual]}                        | ${"search"}          | ${"80 years or more"}
    ${times(400, usual)}              | ${"mean swings"}     | ${"every row is read again for each"}
    ${times(101, uncertain)}          | ${"year"}            | ${"a rate that is not known is averaged over"}
    ${times(5, manyUncertain)}        | ${"year"}            | ${"of many events it takes many values"}
    ${times(11, uncertain)}           | ${"shares"}          | ${"each has a year of its own beside the others"}
    ${times(9, uncertain)}            | ${"bad year"}        | ${"each is averaged for each value of the factor"}
    ${[manyUncertain, usual]}         | ${"bad year"}        | ${"of many events it takes as many values"}
    ${[uncertain, single]}            | ${"bad year"}        | ${"single amounts are counted for each value of the factor"}
    ${[uncertainAmount]}              | ${"year"}            | ${"it may cost many sums of one amount"}
    ${[uncertain]}                    | ${"bad shares"}      | ${"there is a year for each value of the factor"}
    ${[limited]}                      | ${"means"}           | ${"a mean under a limit of the year is a sum"}
    ${[usual]}                        | ${"combinations"}    | ${"many years, however few rows"}
  `("is $work of $threats.length threats: $because", ({ threats, work }) => {
    expect(isLong(threats as Threat[], work as Work)).toBe(true);
  });

  it.each`
    threats                           | work                 | because
    ${times(2999, usual)}             | ${"year"}            | ${"Poisson lognormal rows are one source"}
    ${times(250, once)}               | ${"year"}            | ${"as measured"}
    ${times(80, once)}                | ${"shares"}          | ${"as measured"}
    ${times(100, seldomCovered)}      | ${"year"}            | ${"as measured"}
    ${times(7, seldom)}               | ${"year"}            | ${"seven rare fixed losses have few sums"}
    ${times(2, single)}               | ${"year"}            | ${"two fixed losses have few sums"}
    ${times(100, uncertain)}          | ${"year"}            | ${"as measured"}
    ${times(8, uncertain)}            | ${"bad year"}        | ${"as measured"}
    ${times(10, uncertain)}           | ${"shares"}          | ${"as measured"}
    ${times(4, manyUncertain)}        | ${"year"}            | ${"as measured"}
    ${times(25, followed)}            | ${"year"}            | ${"as measured"}
    ${times(16, peakedFollowed)}      | ${"year"}            | ${"as measured"}
    ${times(10, bentFollowed)}        | ${"year"}            | ${"as measured"}
    ${[peakedCapped]}                 | ${"year"}            | ${"one table takes less"}
    ${[seldomCovered]}                | ${"bridge"}          | ${"as measured"}
    ${times(6, followedCapped)}       | ${"mean plans"}      | ${"as measured"}
    ${times(249, usual)}              | ${"mean plans"}      | ${"as measured"}
    ${[covered, single, usual, once]} | ${"year"}            | ${"25 sums beside others are few"}
    ${times(2, single)}               | ${"bad year"}        | ${"25 sums are few"}
    ${[often]}                        | ${"bad year"}        | ${"one amount has as many sums as events"}
    ${[single, usual]}                | ${"bad year"}        | ${"5 sums beside others are few"}
    ${[often, usual]}                 | ${"year"}            | ${"one amount has as many sums as events"}
    ${times(15, covered)}             | ${"years"}           | ${"as measured"}
    ${times(38, usual)}               | ${"years"}           | ${"as measured"}
    ${times(3, covered)}              | ${"bad years"}       | ${"as measured"}
    ${times(38, usual)}               | ${"bad years"}       | ${"they lose no single amounts"}
    ${times(38, single)}              | ${"bad years"}       | ${"a year of one amount has no other sums"}
    ${times(8, uncertain)}            | ${"bad years"}       | ${"as measured"}
    ${[covered]}                      | ${"bad mixed years"} | ${"as measured"}
    ${times(399, usual)}              | ${"mean swings"}     | ${"as measured"}
    ${times(5000, usual)}             | ${"means"}           | ${"means take no time"}
    ${times(23, usual)}               | ${"swings"}          | ${"184 years of 0.269 ms"}
  `("is not $work of $threats.length threats: $because", ({ threats, work }) => {
    expect(isLong(threats as Threat[], work as Work)).toBe(false);
  });

  it("is told by the rows alone where they are many", () => {
    expect(takesLongUnread(3001, "year")).toBe(true);
    expect(takesLongUnread(3000, "year")).toBe(false);
    expect(takesLongUnread(100_000, "means")).toBe(false);
  });

  it("is a plan of more than fifteen controls, or plans that take as long together", () => {
    expect(plansTakeLong(15, 1)).toBe(false);
    expect(plansTakeLong(16, 1)).toBe(true);
    expect(plansTakeLong(5, 10)).toBe(true);
  });
});
