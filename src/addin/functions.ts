/**
 * Everything Excel can call. The build adds a `CustomFunctions.associate` call to each of these files: importing one is
 * what puts its function into the runtime.
 */
import "./worker-scope";
import "./note-refusals";
import "../functions/appetite-check";
import "../functions/attack-success";
import "../functions/attacker-profit";
import "../functions/break-even";
import "../functions/budget-curve";
import "../functions/budget-plan";
import "../functions/contest-outcome";
import "../functions/control-value";
import "../functions/cost-per-success";
import "../functions/coverage-gap";
import "../functions/coverage-ratio";
import "../functions/coverage-table";
import "../functions/deterrence-spend";
import "../functions/expected-loss";
import "../functions/frequency-update";
import "../functions/gordon-loeb-spend";
import "../functions/insurance-layer";
import "../functions/loss-by-threat";
import "../functions/loss-curve";
import "../functions/loss-exceedance";
import "../functions/loss-percentile";
import "../functions/loss-percentrank";
import "../functions/loss-sensitivity";
import "../functions/loss-summary";
import "../functions/loss-tail-mean";
import "../functions/register-check";
import "../functions/residual-loss";
import "../functions/review-due";
import "../functions/rosi";
import "../functions/threat-register";
import type { LinearSolver } from "../core";
import { answerLongCallsIn } from "../functions/long-calls";
import { provePlansWith } from "../functions/prove-plans";
import { openOtherThread } from "./other-thread";
import { warmUp } from "./warm-up";

// In a page, and not where the bundle runs in a worker or in Node.
if (typeof document !== "undefined") {
  const script = document.currentScript;
  if (typeof Worker === "function" && script instanceof HTMLScriptElement) {
    answerLongCallsIn(openOtherThread(script.src));
  }
  // Safari's engine, which Excel on the Mac uses, knows no idle time.
  if (typeof requestIdleCallback === "function") requestIdleCallback(warmUp);
  else setTimeout(warmUp, 1000);
}

// Whoever runs the bundle to have plans proven, as calc does, hands over a solver under this name.
const { outspendSolver } = globalThis as { outspendSolver?: LinearSolver };
if (outspendSolver !== undefined) provePlansWith(outspendSolver);
