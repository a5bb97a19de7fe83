import { type CallArguments, callArguments, LacksArgument } from "./call-arguments";

/** What a function of ours comes to in Excel's own; null where these arguments have no such form. */
type NativeForm = (args: CallArguments) => string | null;

/** 2 z, z the 95th percentile of the normal distribution: between the low and the high end of a loss. */
const BETWEEN_ENDS = "3.28970725390294";

/** A blank or 0 reads 1, and so does what is left out. */
const oneWhereBlank = (text: string | null): string =>
  text === null ? "1" : `IF(${text}=0,1,${text})`;

/** The smaller of two, element by element: MIN makes one number of columns. */
const smaller = (one: string, other: string): string => `IF(${one}<${other},${one},${other})`;

const forms: Readonly<Record<string, NativeForm>> = {
  EXPECTED_LOSS(args) {
    if (args.count < 2) return null;
    const mean = meanLoss(args);
    return mean === null ? null : `${args.required(0)}*${mean}`;
  },

  COVERAGE_GAP(args) {
    if (args.count !== 2 || args.word(1) !== null) return null;
    const [required, spend] = [args.required(0), args.required(1)];
    return `IF(${required}>${spend},${required}-${spend},0)`;
  },

  COVERAGE_RATIO(args) {
    if (args.count !== 2 || args.word(1) !== null) return null;
    const [required, spend] = [args.required(0), args.required(1)];
    return `IF(${required}=0,1,${smaller(spend, required)}/${required})`;
  },

  ROSI: (args) =>
    `(${args.required(0)}-${args.required(1)}-${args.required(2)})/${args.required(2)}`,

  GORDON_LOEB_SPEND(args) {
    const [loss, chance, productivity] = [args.required(0), args.required(1), args.required(2)];
    const curve = args.word(3);
    if (curve === "" || curve === "i") {
      const beta = args.at(4) ?? "1";
      const first = `${chance}*${beta}*${productivity}*${loss}`;
      return `IF(${first}>1,((${first})^(1/(${beta}+1))-1)/${productivity},0)`;
    }
    if (curve !== "ii") return null;
    const decay = `(-${productivity}*LN(${chance}))`;
    const first = `${chance}*${loss}*${decay}`;
    // What is never breached has no logarithm, and needs no spend.
    return `IF(${chance}=0,0,IF(${first}>1,LN(${first})/${decay},0))`;
  },

  FREQUENCY_UPDATE(args) {
    const [prior, weight, events, years] = [0, 1, 2, 3].map((index) => args.required(index));
    return `IF(${years}=0,${prior},(${prior}*${weight}+${events})/(${weight}+${years}))`;
  },

  ATTACKER_PROFIT: (args) => `${args.required(2)}*${args.required(0)}-${args.required(1)}`,

  COST_PER_SUCCESS: (args) => `${args.required(0)}/${args.required(1)}`,

  ATTACK_SUCCESS(args) {
    const [attack, defence] = [args.required(0), args.required(1)];
    const ceiling = args.at(3) ?? "1";
    return `IF(${attack}=0,0,${ceiling}/(1+${defence}/${attack}*${oneWhereBlank(args.at(2))}))`;
  },

  DETERRENCE_SPEND: (args) =>
    `${args.at(2) ?? "1"}*${args.required(0)}/${oneWhereBlank(args.at(1))}`,

  HARDENING_SPEND(args) {
    const [value, flaws, attacker, defender] = [0, 1, 2, 3].map((index) => args.required(index));
    const gain = `${value}*${flaws}/${attacker}`;
    return `IF(${gain}>1,${defender}*LN(${gain}),0)`;
  },

  HARDENING_RISK(args) {
    const [flaws, attacker, defender, spend, attack] = [0, 1, 2, 3, 4].map((index) =>
      args.required(index),
    );
    return `1-EXP(-${flaws}*EXP(-${spend}/${defender})*(1-EXP(-${attack}/${attacker})))`;
  },
};

/** What one event costs on average. */
function meanLoss(args: CallArguments): string | null {
  const [low, high, peak, cap] = [args.required(1), args.at(2), args.at(3), args.at(5)];
  const isCapped = cap !== null && cap !== "0";
  if (high === null) return isCapped ? `IF(${cap}=0,${low},${smaller(low, cap)})` : low;
  switch (args.word(4)) {
    case "":
    case "lognormal":
      if (peak !== null && peak !== "0") return null;
      return isCapped ? cappedLognormal(low, high, cap) : lognormal(low, high);
    case "pert":
      return isCapped || peak === null ? null : `(${low}+4*${peak}+${high})/6`;
    case "triangular":
      return isCapped || peak === null ? null : `(${low}+${peak}+${high})/3`;
    case "uniform":
      return isCapped ? null : `(${low}+${high})/2`;
    case null:
    default:
      return null;
  }
}

const spread = (low: string, high: string): string => `LN(${high}/${low})/${BETWEEN_ENDS}`;

const lognormal = (low: string, high: string): string =>
  `SQRT(${low}*${high})*EXP((${spread(low, high)})^2/2)`;

function cappedLognormal(low: string, high: string, cap: string): string {
  const sigma = `(${spread(low, high)})`;
  const standing = `LN(${cap}/SQRT(${low}*${high}))/${sigma}`;
  const below = `${lognormal(low, high)}*NORM.S.DIST(${standing}-${sigma},TRUE)`;
  const beyond = `${cap}*NORM.S.DIST(-${standing},TRUE)`;
  return `IF(${cap}=0,${lognormal(low, high)},${below}+${beyond})`;
}

/**
 * A call of ours in Excel's own functions: the same number to 1e-9 wherever ours gives one.
 *
 * @param id in capitals
 * @param texts the arguments as formulas of their own, empty where one is left out
 * @returns null where there is no such form
 */
export function nativeForm(id: string, texts: readonly string[]): string | null {
  try {
    return forms[id]?.(callArguments(texts)) ?? null;
  } catch (error) {
    if (error instanceof LacksArgument) return null;
    throw error;
  }
}

/**
 * What CONTEST_OUTCOME fills, a formula or a header in each cell.
 *
 * @returns null where its order is not said in words
 */
export function nativeContest(texts: readonly string[]): readonly (readonly string[])[] | null {
  const args = callArguments(texts);
  const [own, theirs, order] = [args.at(0), args.at(1), args.word(2)];
  if (own === null || theirs === null || order === null) return null;
  const advantage = oneWhereBlank(args.at(3));
  const ceiling = args.at(4) ?? "1";
  const strength = `(${own}/${theirs}*${advantage})`;
  const headers = ["Defence", "Attack", "Success probability", "Deterred"];
  if (order === "" || order === "defender first") {
    const unless = (deterred: string, met: string): string =>
      `=IF(${strength}>=2,${deterred},${met})`;
    return [
      headers,
      [
        unless(`${ceiling}*${theirs}/${advantage}`, `${strength}/2*${ceiling}*${own}/2`),
        unless("0", `${ceiling}*${theirs}*${strength}/2*(1-${strength}/2)`),
        unless("0", `${ceiling}*(1-${strength}/2)`),
        `=${strength}>=2`,
      ],
    ];
  }
  if (order !== "simultaneous") return null;
  const share = `1/(1+${strength})`;
  const uncertainty = `${strength}/(1+${strength})^2`;
  return [
    headers,
    [
      `=${ceiling}*${own}*${uncertainty}`,
      `=${ceiling}*${theirs}*${uncertainty}`,
      `=${ceiling}*${share}`,
      "=FALSE",
    ],
  ];
}
