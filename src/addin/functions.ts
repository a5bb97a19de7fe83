/**
 * Everything Excel can call. The build adds a `CustomFunctions.associate` call to each of these files: importing one is
 * what puts its function into the runtime.
 */
import "../functions/coverage-gap";
import "../functions/coverage-ratio";
import "../functions/expected-loss";
import "../functions/insurance-layer";
import "../functions/loss-by-threat";
import "../functions/loss-curve";
import "../functions/loss-exceedance";
import "../functions/loss-percentile";
import "../functions/loss-percentrank";
import "../functions/loss-summary";
import "../functions/loss-tail-mean";
import "../functions/register-check";
import "../functions/threat-register";
