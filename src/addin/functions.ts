/**
 * Everything Excel can call. The build adds a `CustomFunctions.associate` call to each of these files: importing one is
 * what puts its function into the runtime.
 */
import "../functions/attack-success";
import "../functions/attacker-profit";
import "../functions/contest-outcome";
import "../functions/cost-per-success";
import "../functions/coverage-gap";
import "../functions/coverage-ratio";
import "../functions/deterrence-spend";
import "../functions/expected-loss";
import "../functions/frequency-update";
import "../functions/gordon-loeb-spend";
import "../functions/register-check";
import "../functions/review-due";
import "../functions/rosi";
import "../functions/threat-register";
