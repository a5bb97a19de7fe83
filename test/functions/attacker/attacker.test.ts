import { CellError } from "../../../src/core";
import { column, formula, type Given } from "../../support/workbook/worksheet";

/** Numbers of a result to twelve digits. */
const close = (result: unknown): unknown =>
  Array.isArray(result)
    ? result.map(close)
    : typeof result === "number"
      ? Number(result.toPrecision(12))
      : result;

describe("the attacker's side", () => {
  it.each`
    id                    | given                                 | expected                | source
    ${"COST_PER_SUCCESS"} | ${[12500, 0.3]}                       | ${41666.66666666667}    | ${"12,500 / 0.3: 3 of 10 attempts at 12,500"}
    ${"COST_PER_SUCCESS"} | ${[12500, 1]}                         | ${12500}                | ${"each attempt succeeds"}
    ${"COST_PER_SUCCESS"} | ${[column(0, 12500, 5), 0.5]}         | ${column(0, 25000, 10)} | ${"one probability beside each cost"}
    ${"ATTACKER_PROFIT"}  | ${[100000, 12500, 0.3]}               | ${17500}                | ${"0.3 × 100,000 - 12,500"}
    ${"ATTACKER_PROFIT"}  | ${[50000, 12500, 0.25]}               | ${0}                    | ${"a success worth what it costs"}
    ${"ATTACKER_PROFIT"}  | ${[column(0, 100), 10, column(1, 0)]} | ${column(-10, -10)}     | ${"nothing to win, or no chance to"}
    ${"ATTACK_SUCCESS"}   | ${[100, 100]}                         | ${0.5}                  | ${"a / (a + d)"}
    ${"ATTACK_SUCCESS"}   | ${[100, 100, 2]}                      | ${1 / 3}                | ${"a / (a + 2 d)"}
    ${"ATTACK_SUCCESS"}   | ${[100, 100, 2, 0.6]}                 | ${0.2}                  | ${"the ceiling times that"}
    ${"ATTACK_SUCCESS"}   | ${[100, 100, undefined, 0.6]}         | ${0.3}                  | ${"an advantage left out is 1"}
    ${"ATTACK_SUCCESS"}   | ${[100, 100, 0, 0.6]}                 | ${0.3}                  | ${"and so is a blank one"}
    ${"ATTACK_SUCCESS"}   | ${[column(0, 0, 5), column(0, 5, 0)]} | ${column(0, 0, 1)}      | ${"no attack never, no defence always"}
    ${"ATTACK_SUCCESS"}   | ${[[[100, 300]], 100, [[null, 3]]]}   | ${[[0.5, 0.5]]}         | ${"rows, with a blank advantage"}
    ${"ATTACK_SUCCESS"}   | ${[1e308, 1e308, 1e5]}                | ${1 / 100001}           | ${"no sum overflows"}
    ${"DETERRENCE_SPEND"} | ${[200000]}                           | ${200000}               | ${"V"}
    ${"DETERRENCE_SPEND"} | ${[200000, 2]}                        | ${100000}               | ${"V / m"}
    ${"DETERRENCE_SPEND"} | ${[200000, 2, 0.6]}                   | ${60000}                | ${"ceiling V / m"}
    ${"DETERRENCE_SPEND"} | ${[column(200000, 0), column(0, 4)]}  | ${column(200000, 0)}    | ${"an advantage of 0 or blank is 1; nobody wants it"}
  `(
    "$id of $given is $expected: $source",
    ({ id, given, expected }: { id: string; given: Given[]; expected: unknown }) => {
      expect(close(formula(id, ...given))).toEqual(close(expected));
    },
  );

  it.each`
    given                                         | defence              | attack                | success  | deterred | source
    ${[1e6, 2e5]}                                 | ${200000}            | ${0}                  | ${0}     | ${true}  | ${"2 V_a or more: the attacker stays away"}
    ${[3e5, 2e5]}                                 | ${112500}            | ${37500}              | ${0.25}  | ${false} | ${"V_d² / (4 V_a), √(V_a d) - d"}
    ${[4e5, 2e5, "defender first"]}               | ${200000}            | ${0}                  | ${0}     | ${true}  | ${"twice the attacker's value, just enough"}
    ${[1e6, 2e5, " Simultaneous "]}               | ${138888.8888888889} | ${27777.77777777778}  | ${1 / 6} | ${false} | ${"V_d k/(1+k)² with k = 1/5"}
    ${[1e5, 2e5, undefined, 2]}                   | ${25000}             | ${50000}              | ${0.5}   | ${false} | ${"2 V_d² / (4 V_a) with advantage 2"}
    ${[2e5, 2e5, "", 2]}                          | ${100000}            | ${0}                  | ${0}     | ${true}  | ${"V_a / 2 deters from V_d = V_a on"}
    ${[5e5, 5e5]}                                 | ${125000}            | ${125000}             | ${0.5}   | ${false} | ${"V / 4 each, Tullock (1980); moving first gains nothing, Dixit (1987)"}
    ${[5e5, 5e5, "simultaneous", 0]}              | ${125000}            | ${125000}             | ${0.5}   | ${false} | ${"the same at once; an advantage of 0 or blank is 1"}
    ${[3e5, 2e5, "", 1, 0.6]}                     | ${67500}             | ${22500}              | ${0.15}  | ${false} | ${"a ceiling of 0.6: 0.6 times each spend and the chance without one"}
    ${[1e6, 2e5, "", 2, 0.6]}                     | ${60000}             | ${0}                  | ${0}     | ${true}  | ${"deterred by DETERRENCE_SPEND(200000,2,0.6)"}
    ${[1e6, 2e5, "simultaneous", undefined, 0.6]} | ${83333.33333333333} | ${16666.666666666668} | ${0.1}   | ${false} | ${"P = ceiling V_a/(V_a + V_d)"}
    ${[4e5, 2e5, "simultaneous", 2]}              | ${64000}             | ${32000}              | ${0.2}   | ${false} | ${"P = V_a/(V_a + 2 V_d); V_d P(1-P) and V_a P(1-P)"}
  `(
    "CONTEST_OUTCOME of $given is $defence against $attack: $source",
    ({
      given,
      defence,
      attack,
      success,
      deterred,
    }: Record<string, unknown> & { given: Given[] }) => {
      const [header, ...rows] = formula("CONTEST_OUTCOME", ...given) as unknown[][];
      expect(header).toEqual(["Defence", "Attack", "Success probability", "Deterred"]);
      expect(close(rows)).toEqual(close([[defence, attack, success, deterred]]));
    },
  );

  it.each`
    id                    | given                                        | expected
    ${"COST_PER_SUCCESS"} | ${[12500, 0]}                                | ${"#VALUE! success_probability must be greater than 0: an attack that never succeeds has no cost per success, got a blank cell or 0"}
    ${"COST_PER_SUCCESS"} | ${[12500, 30]}                               | ${"#VALUE! success_probability must be between 0 and 1: write 0.3 or 30%, got 30"}
    ${"COST_PER_SUCCESS"} | ${[12500, -0.1]}                             | ${"#VALUE! success_probability must be between 0 and 1, got -0.1"}
    ${"COST_PER_SUCCESS"} | ${[-1, 0.3]}                                 | ${"#VALUE! attempt_cost must be 0 or more, got -1"}
    ${"COST_PER_SUCCESS"} | ${["12500", 0.3]}                            | ${'#VALUE! attempt_cost must be a number, got the text "12500"'}
    ${"COST_PER_SUCCESS"} | ${[column(1, 2, 3), column(0.1, 0.2, null)]} | ${"#VALUE! success_probability in row 3 must be greater than 0: an attack that never succeeds has no cost per success, got a blank cell or 0"}
    ${"COST_PER_SUCCESS"} | ${[column(1, 2, 3), column(0.1, 0.2)]}       | ${"#VALUE! success_probability must have the size of attempt_cost, 3 rows by 1 column, or be a single value, got 2 rows by 1 column"}
    ${"COST_PER_SUCCESS"} | ${[1e300, 1e-300]}                           | ${"#VALUE! the result must stay below 1.8e308, got a larger number"}
    ${"ATTACKER_PROFIT"}  | ${[-5, 1, 0.3]}                              | ${"#VALUE! attacker_value must be 0 or more, got -5"}
    ${"ATTACKER_PROFIT"}  | ${[5, -1, 0.3]}                              | ${"#VALUE! attempt_cost must be 0 or more, got -1"}
    ${"ATTACKER_PROFIT"}  | ${[5, 1, 1.5]}                               | ${"#VALUE! success_probability must be between 0 and 1: write 0.015 or 1.5%, got 1.5"}
    ${"ATTACKER_PROFIT"}  | ${[5, 1, 101]}                               | ${"#VALUE! success_probability must be between 0 and 1, got 101"}
    ${"ATTACK_SUCCESS"}   | ${[-1, 1]}                                   | ${"#VALUE! attack_spend must be 0 or more, got -1"}
    ${"ATTACK_SUCCESS"}   | ${[1, -1]}                                   | ${"#VALUE! defense_spend must be 0 or more, got -1"}
    ${"ATTACK_SUCCESS"}   | ${[1, 1, -2]}                                | ${"#VALUE! defender_advantage must be greater than 0, got -2"}
    ${"ATTACK_SUCCESS"}   | ${[0, 1, -2]}                                | ${"#VALUE! defender_advantage must be greater than 0, got -2"}
    ${"ATTACK_SUCCESS"}   | ${[1, 1, 1, 0]}                              | ${"#VALUE! ceiling must be greater than 0, or be left out for 1, got a blank cell or 0"}
    ${"ATTACK_SUCCESS"}   | ${[1, 1, 1, 60]}                             | ${"#VALUE! ceiling must be between 0 and 1: write 0.6 or 60%, got 60"}
    ${"ATTACK_SUCCESS"}   | ${[1, new CellError("#N/A")]}                | ${"#VALUE! defense_spend must be a number, got the error #N/A"}
    ${"DETERRENCE_SPEND"} | ${[-1]}                                      | ${"#VALUE! attacker_value must be 0 or more, got -1"}
    ${"DETERRENCE_SPEND"} | ${[1, true]}                                 | ${"#VALUE! defender_advantage must be a number, got TRUE"}
    ${"DETERRENCE_SPEND"} | ${[column(1, 2), 1, column(1, 1.2)]}         | ${"#VALUE! ceiling in row 2 must be between 0 and 1: write 0.012 or 1.2%, got 1.2"}
    ${"CONTEST_OUTCOME"}  | ${[0, 1]}                                    | ${"#VALUE! defender_value must be greater than 0, got a blank cell or 0"}
    ${"CONTEST_OUTCOME"}  | ${[1, 0]}                                    | ${"#VALUE! attacker_value must be greater than 0, got a blank cell or 0"}
    ${"CONTEST_OUTCOME"}  | ${[1, -3]}                                   | ${"#VALUE! attacker_value must be greater than 0, got -3"}
    ${"CONTEST_OUTCOME"}  | ${[column(1, 2), 1]}                         | ${"#VALUE! defender_value must be a single value, got a range"}
    ${"CONTEST_OUTCOME"}  | ${[1, 1, "attacker first"]}                  | ${'#VALUE! order must be defender first or simultaneous, got "attacker first"'}
    ${"CONTEST_OUTCOME"}  | ${[1, 1, 2]}                                 | ${"#VALUE! order must be text, got 2"}
    ${"CONTEST_OUTCOME"}  | ${[1, 1, "", -1]}                            | ${"#VALUE! defender_advantage must be greater than 0, got -1"}
    ${"CONTEST_OUTCOME"}  | ${[1, 1, "", 1, 0]}                          | ${"#VALUE! ceiling must be greater than 0, or be left out for 1, got a blank cell or 0"}
    ${"CONTEST_OUTCOME"}  | ${[1, 1, "", 1, 2]}                          | ${"#VALUE! ceiling must be between 0 and 1: write 0.02 or 2%, got 2"}
    ${"CONTEST_OUTCOME"}  | ${["x", 1]}                                  | ${'#VALUE! defender_value must be a number, got the text "x"'}
  `(
    "$id of $given is refused: $expected",
    ({ id, given, expected }: { id: string; given: Given[]; expected: string }) => {
      expect(formula(id, ...given)).toBe(expected);
    },
  );
});
