/**
 * Everything Excel can call. The build adds a `CustomFunctions.associate` call to each of these files: importing one is
 * what puts its function into the runtime.
 */
import "./calls/worker-scope";
import "./note-refusals";
import "../functions/year/appetite-check";
import "../functions/attacker/attack-success";
import "../functions/attacker/attacker-profit";
import "../functions/review/break-even";
import "../functions/controls/budget-curve";
import "../functions/controls/budget-plan";
import "../functions/attacker/contest-outcome";
import "../functions/controls/control-value";
import "../functions/attacker/cost-per-success";
import "../functions/coverage/coverage-gap";
import "../functions/coverage/coverage-ratio";
import "../functions/coverage/coverage-table";
import "../functions/attacker/deterrence-spend";
import "../functions/year/expected-loss";
import "../functions/review/frequency-update";
import "../functions/group/group-summary";
import "../functions/group/in-currency";
import "../functions/coverage/gordon-loeb-spend";
import "../functions/attacker/hardening-risk";
import "../functions/attacker/hardening-spend";
import "../functions/controls/insurance-layer";
import "../functions/controls/insurance-options";
import "../functions/review/loss-backtest";
import "../functions/review/loss-bridge";
import "../functions/year/loss-by-threat";
import "../functions/year/loss-curve";
import "../functions/year/loss-exceedance";
import "../functions/estimates/loss-fit";
import "../functions/year/loss-percentile";
import "../functions/review/loss-percentrank";
import "../functions/review/loss-sensitivity";
import "../functions/year/loss-summary";
import "../functions/year/loss-tail-mean";
import "../functions/review/register-at";
import "../functions/register/register-check";
import "../functions/controls/residual-loss";
import "../functions/review/review-due";
import "../functions/controls/rosi";
import "../functions/coverage/spend-by-threat";
import "../functions/register/threat-register";
import "../functions/estimates/vulnerability-chance";
import type { LinearSolver } from "../core";
import { answerLongCallsIn } from "../functions/long-calls/long-calls";
import { provePlansWith } from "../functions/controls/prove-plans";
import { openOtherThread } from "./calls/other-thread";
import { warmUpSteps } from "./warm-up";

// In a page, and not where the bundle runs in a worker or in Node.
if (typeof document !== "undefined") {
  const script = document.currentScript;
  if (typeof Worker === "function" && script instanceof HTMLScriptElement) {
    answerLongCallsIn(openOtherThread(script.src));
  }
  // Each by itself, so that the pane can answer in between. Safari's engine, which Excel on the Mac uses, knows no idle time.
  for (const warm of warmUpSteps()) {
    if (typeof requestIdleCallback === "function") requestIdleCallback(warm);
    else setTimeout(warm, 1000);
  }
}

// Whoever runs the bundle to have plans proven, as calc does, hands over a solver under this name.
const { outspendSolver } = globalThis as { outspendSolver?: LinearSolver };
if (outspendSolver !== undefined) provePlansWith(outspendSolver);
