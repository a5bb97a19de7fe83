import { expectedLoss } from "../../../src/functions/year/expected-loss";
import { figuresIn } from "../../../src/taskpane/words/figures";
import { threatSentence } from "../../../src/taskpane/words/texts/sentence/threat-sentence";
import { sessionInMemory } from "../../support/pane/session-in-memory";
import {
  everyField,
  everyFieldTable,
  type KindOfThreat,
  threatsOfKinds,
} from "../states/every-field";

const on = sessionInMemory();
const { open, threat, typed, view } = on;

afterEach(() => {
  on.close();
});

/** What the form says of a threat with this typed into it, of a new one where there is no name. */
function said(
  name: string | null,
  fields: Readonly<Record<string, string>> = {},
  { locale = "en-US", isFull = false } = {},
): string {
  const { columns, money } = view();
  const checked = on.session.check(name === null ? null : threat(name), typed(fields));
  const figures = figuresIn(locale, money);
  const sentence = threatSentence(
    {
      statement: checked.statement,
      expectedLoss: checked.figures.expectedLoss,
      fields: new Set(columns.flatMap(({ field }) => field ?? [])),
    },
    figures,
    isFull ? figures.full : figures.compact,
  );
  return sentence.replace(/[\u00a0\u202f]/g, " ");
}

describe("the sentence of a threat", () => {
  beforeEach(() => open({ a: everyFieldTable }));

  // The averages were computed apart, by sums over four million steps of each loss: 143,403.15, 92,176.73, 134,912.95, 22,463.55 (and by
  // four million simulated years, 22,512, of which a year's limit makes 4), 595,239.77; the other ones by hand.
  it.each`
    kind                    | english                                                                                                                                                                                                                                                     | german
    ${"Range"}              | ${"About once in 5 years; 9 in 10 events cost $50k to $2.5M; average year $143k."}                                                                                                                                                                          | ${"About once in 5 years; 9 in 10 events cost $50k to $2,5M; average year $143k."}
    ${"Once at most"}       | ${"At most one event a year, in 1 year of 5; each event costs $60k; average year $12k."}                                                                                                                                                                    | ${"At most one event a year, in 1 year of 5; each event costs $60k; average year $12k."}
    ${"Tried"}              | ${"Tried about 12 times a year, of which 12.5% succeed: about 1.5 times a year; an event costs $10k to $2.5M, most likely $200k; average year $828k."}                                                                                                      | ${"Tried about 12 times a year, of which 12,5 % succeed: about 1,5 times a year; an event costs $10k to $2,5M, most likely $200k; average year $828k."}
    ${"Clustered"}          | ${"About 4 times a year, in clusters: many in some years, none in others; an event costs $5k to $20k, any amount between as likely as another; average year $50k."}                                                                                         | ${"About 4 times a year, in clusters: many in some years, none in others; an event costs $5k to $20k, any amount between as likely as another; average year $50k."}
    ${"By its median"}      | ${"About 8 times in 10 years; half of the events cost more than $400k, 1 in 20 more than $2.5M; average year $595k."}                                                                                                                                       | ${"About 8 times in 10 years; half of the events cost more than $400k, 1 in 20 more than $2,5M; average year $595k."}
    ${"By its moments"}     | ${"About once a year; an event costs $400k on average, give or take $300k: 9 in 10 cost $107k to $960k; average year $400k."}                                                                                                                               | ${"About once a year; an event costs $400k on average, give or take $300k: 9 in 10 cost $107k to $960k; average year $400k."}
    ${"Triangle"}           | ${"About 365 times a year; an event costs $10 to $60, most likely $20; average year $11k."}                                                                                                                                                                 | ${"About 365 times a year; an event costs $10 to $60, most likely $20; average year $11k."}
    ${"Capped"}             | ${"About once in 5 years; 9 in 10 events cost $50k to $2.5M, but none more than $1M; average year $92.2k."}                                                                                                                                                 | ${"About once in 5 years; 9 in 10 events cost $50k to $2,5M, but none more than $1M; average year $92,2k."}
    ${"Capped above"}       | ${"About once in 5 years; 9 in 10 events cost $50k to $2.5M, none more than $5M; average year $135k."}                                                                                                                                                      | ${"About once in 5 years; 9 in 10 events cost $50k to $2,5M, none more than $5M; average year $135k."}
    ${"Insured"}            | ${"About once in 5 years; 9 in 10 events cost $50k to $2.5M, none more than $4M. Controls stop 40% of the events and save 25% of what each costs. Insurance pays what an event costs above $100k, up to $1M an event and $2M a year. Average year $22.5k."} | ${"About once in 5 years; 9 in 10 events cost $50k to $2,5M, none more than $4M. Controls stop 40 % of the events and save 25 % of what each costs. Insurance pays what an event costs above $100k, up to $1M an event and $2M a year. Average year $22,5k."}
    ${"Insured for a year"} | ${"About once in 5 years; each event costs $60k. Insurance pays what an event costs, up to $150k a year. Average year $38."}                                                                                                                                | ${"About once in 5 years; each event costs $60k. Insurance pays what an event costs, up to $150k a year. Average year $38."}
    ${"Closed"}             | ${"Left out: it counts in no figure."}                                                                                                                                                                                                                      | ${"Left out: it counts in no figure."}
  `(
    "of the kind $kind",
    ({ kind, english, german }: Record<"english" | "german", string> & { kind: KindOfThreat }) => {
      expect(said(kind)).toBe(english);
      expect(said(kind, {}, { locale: "de-DE" })).toBe(german);
    },
  );

  it("says the average year that EXPECTED_LOSS gives, to the last bit", () => {
    const [headers = [], ...rows] = everyField;
    const kinds = Object.keys(threatsOfKinds).filter((kind) => kind !== "Closed");
    for (const kind of kinds) {
      const row = rows.find(([name]) => name === kind) ?? [];
      const [[loss = NaN] = []] = expectedLoss([[...headers], [...row]]);
      const { figures } = on.session.check(threat(kind), new Map());
      expect(figures.expectedLoss).toBe(loss);
      const full = figuresIn("en-US", view().money).full(loss);
      expect(said(kind, {}, { isFull: true })).toMatch(
        new RegExp(`verage year ${full.replace(/[$.]/g, "\\$&")}\\.$`),
      );
    }
  });

  it("says amounts in full for who hovers or hears it", () => {
    expect(said("Range", {}, { isFull: true })).toBe(
      "About once in 5 years; 9 in 10 events cost $50,000 to $2,500,000; average year $143,403.",
    );
    expect(said("Range", {}, { isFull: true, locale: "de-DE" })).toBe(
      "About once in 5 years; 9 in 10 events cost $50.000 to $2.500.000; average year $143.403.",
    );
  });

  it.each`
    typed                                       | sentence
    ${{ Frequency: "1 in 8" }}                  | ${"About once in 8 years; "}
    ${{ Frequency: "0.18" }}                    | ${"About once in 5.6 years; "}
    ${{ Frequency: "0.0001" }}                  | ${"About once in 10,000 years; "}
    ${{ Frequency: "0.5" }}                     | ${"About once in 2 years; "}
    ${{ Frequency: "0.55" }}                    | ${"About 5.5 times in 10 years; "}
    ${{ Frequency: "twice a year" }}            | ${"About twice a year; "}
    ${{ Frequency: "1.25" }}                    | ${"About 1.3 times a year; "}
    ${{ Frequency: "daily" }}                   | ${"About 365 times a year; "}
    ${{ Frequency: "2500000" }}                 | ${"About 2.5M times a year; "}
    ${{ Frequency: "", Probability: "7%" }}     | ${"At most one event a year, in 7 years of 100; "}
    ${{ Frequency: "", Probability: "100%" }}   | ${"Exactly one event in every year; "}
    ${{ Frequency: "", Probability: "0.3%" }}   | ${"At most one event a year, in about 1 year of 333; "}
    ${{ Frequency: "", Probability: "1 in 3" }} | ${"At most one event a year, in 1 year of 3; "}
  `("says as it is typed how often: $sentence", ({ typed: fields, sentence }: Typed) => {
    expect(said("Range", fields)).toMatch(new RegExp(`^${sentence}`));
  });

  it.each`
    what                                     | name       | typed                                                 | sentence
    ${"of a new threat, both"}               | ${null}    | ${{}}                                                 | ${"Say how often it happens: events a year, or 1 in so many years. Say what an event costs: low and high, or one amount."}
    ${"what an event costs"}                 | ${null}    | ${{ Frequency: "1 in 5" }}                            | ${"About once in 5 years. Say what an event costs: low and high, or one amount."}
    ${"the other end"}                       | ${null}    | ${{ Frequency: "1 in 5", "Loss low": "50k" }}         | ${"About once in 5 years. Say the high of what an event costs, too."}
    ${"two of three"}                        | ${null}    | ${{ Frequency: "1 in 5", "Loss most likely": "50k" }} | ${"About once in 5 years. Say the least and most of what an event costs, too."}
    ${"the share that succeeds"}             | ${null}    | ${{ Attempts: "12", Loss: "60k" }}                    | ${"Each event costs $60k. Say the share of the attempts that succeeds, too."}
    ${"nothing, but one is wrong"}           | ${"Range"} | ${{ Frequency: "often" }}                             | ${"9 in 10 events cost $50k to $2.5M. How often it happens is not clear yet: a marked field says why."}
    ${"nothing, but it is said twice"}       | ${"Range"} | ${{ Probability: "10%" }}                             | ${"9 in 10 events cost $50k to $2.5M. How often it happens is not clear yet: a marked field says why."}
    ${"nothing, but both are wrong"}         | ${"Range"} | ${{ Frequency: "often", "Loss high": "5k" }}          | ${"How often it happens and what an event costs are not clear yet: the marked fields say why."}
    ${"nothing, but the ends are exchanged"} | ${"Range"} | ${{ "Loss high": "5k" }}                              | ${"About once in 5 years. What an event costs is not clear yet: a marked field says why."}
  `("says what is missing: $what", ({ name, typed: fields, sentence }: Missing) => {
    expect(said(name, fields)).toBe(sentence);
  });
});

interface Typed {
  readonly typed: Readonly<Record<string, string>>;
  readonly sentence: string;
}
interface Missing extends Typed {
  readonly name: string | null;
}

describe("the sentence of a threat follows the columns of its register", () => {
  it.each`
    headers                                                   | row                             | locale     | sentence
    ${["Low (10%)", "High (90%)"]}                            | ${[50, 2500]}                   | ${"en-US"} | ${"8 in 10 events cost 50 to 2.5k"}
    ${["Low (5%)", "High (99%)"]}                             | ${[50, 2500]}                   | ${"en-US"} | ${"94% of the events cost 50 to 2.5k (5% less, 1% more)"}
    ${["Low (2.5%)", "High (97.5%)"]}                         | ${[50, 2500]}                   | ${"de-DE"} | ${"95 % of the events cost 50 to 2,5k"}
    ${["Loss median", "P90"]}                                 | ${[400, 2500]}                  | ${"en-US"} | ${"half of the events cost more than 400, 1 in 10 more than 2.5k"}
    ${["Loss low (thousands)", "Loss high (thousands)"]}      | ${[50, 2500]}                   | ${"en-US"} | ${"9 in 10 events cost 50k to 2.5M"}
    ${["Loss low", "Loss median", "Loss high", "Loss model"]} | ${[50, 100, 2500, "two-piece"]} | ${"en-US"} | ${"9 in 10 events cost 50 to 2.5k, half of all events more than 100"}
    ${["Loss (k€)"]}                                          | ${[60]}                         | ${"en-US"} | ${"each event costs 60k"}
    ${["Loss min", "Loss max"]}                               | ${[null, 8000]}                 | ${"en-US"} | ${"an event costs 0 to 8k, any amount between as likely as another"}
  `(
    "$headers: $sentence",
    async ({
      headers,
      row,
      locale,
      sentence,
    }: {
      headers: string[];
      row: (number | string | null)[];
      locale: string;
      sentence: string;
    }) => {
      await open({
        a: {
          cells: [
            ["Threat", "Frequency", ...headers],
            ["Fire", 0.2, ...row],
          ],
        },
      });
      expect(said("Fire", {}, { locale })).toContain(`About once in 5 years; ${sentence}; average`);
    },
  );

  it("asks for what they hold, and for nothing else", async () => {
    await open({
      a: {
        cells: [
          ["Threat", "Chance a year", "SLE"],
          ["Fire", 0.2, 60],
        ],
      },
    });
    expect(view().columns.map(({ field }) => field)).toEqual(["threat", "probability", "loss"]);
    expect(said(null)).toBe(
      "Say how often it happens: the chance of a year with an event. Say what an event costs: one amount.",
    );
  });
});

it.each([
  [
    "a range",
    [0.05, 0.8, "", ""],
    "About once in 3.5 years, somewhere between once in 20 years and 8 times in 10 years; ",
  ],
  [
    "three points",
    ["", "", 0.1, 1],
    "About once in 3.2 years, somewhere between once in 10 years and once a year; ",
  ],
  ["points from nothing", ["", "", 0, 1], "About once in 3.3 years, at most once a year; "],
])(
  "says how far a rate is known that is stated as %s",
  async (_, [low, high, min, max], sentence) => {
    const headers = ["Frequency low", "Frequency high", "Frequency min", "Frequency max"];
    await on.open({
      a: {
        table: "Threats",
        cells: [
          ["Threat", ...headers, "Frequency most likely", "Loss"],
          [
            "Fire",
            low ?? null,
            high ?? null,
            min ?? null,
            max ?? null,
            low === "" ? 0.2 : "",
            1000,
          ],
        ],
      },
    });
    const { statement, figures } = on.session.check(on.threat("Fire"), new Map());
    const fields = new Set(on.view().columns.flatMap(({ field }) => field ?? []));
    const words = figuresIn("en-US", on.view().money);
    expect(
      threatSentence(
        { statement, expectedLoss: figures.expectedLoss, fields },
        words,
        words.compact,
      ),
    ).toMatch(new RegExp(`^${sentence}`));
  },
);
