import { readFileSync } from "node:fs";
import { join } from "node:path";
import { actuarialExams } from "./published/actuarial-exams";
import { creditRiskPlus } from "./published/credit-risk-plus";
import { knapsacks } from "./published/knapsacks";
import { lossDataAnalytics } from "./published/loss-data-analytics";
import { riskMeasures } from "./published/risk-measures";
import { securityHandbooks } from "./published/security-handbooks";

const figures = [
  ...[...lossDataAnalytics, ...securityHandbooks, ...knapsacks],
  ...[...creditRiskPlus, ...actuarialExams, ...riskMeasures],
];
const publishers = [...new Set(figures.map(({ publisher }) => publisher))];

describe.each(publishers)("printed by %s", (publisher) => {
  it.each(figures.filter((figure) => figure.publisher === publisher))(
    "$what: $printed",
    ({ printed, tolerance, ours }) => {
      const our = ours();
      expect({ our, isRight: Math.abs(our - printed) <= tolerance }).toEqual({
        our,
        isRight: true,
      });
    },
  );
});

it("says in model.md how many figures somebody else has printed", () => {
  const model = readFileSync(join(__dirname, "../../docs/model.md"), "utf8").replace(/\s+/g, " ");
  const tails = figures.filter(({ kind }) => kind === "tail").length;
  expect(model).toContain(
    `${figures.length} figures printed by ${publishers.length} others, ${tails} of them percentiles, tail means or expected losses beyond a retention`,
  );
});
