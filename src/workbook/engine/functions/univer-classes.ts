/** Classes of the arguments of functions that are not of single values throughout: see `CalledFunction.classes`. */
export const univerClasses: Readonly<Record<string, string>> = {
  ...of("R", "GEOMEAN HARMEAN KURT SKEW SKEW.P MODE.MULT MULTINOMIAL IMSUM IMPRODUCT"),
  ...of("RV", "TRIMMEAN IRR PERCENTRANK PERCENTRANK.INC PERCENTRANK.EXC Z.TEST ZTEST FVSCHEDULE"),
  ...of("VRV", "RANK RANK.EQ RANK.AVG"),
  ...of("VR", "NPV"),
  ...of("RVV", "MIRR"),
  ...of("VRR", "XNPV"),
  ...of("RRV", "XIRR"),
  ...of("RVR", "DAVERAGE DCOUNT DCOUNTA DGET DMAX DMIN DPRODUCT DSTDEV DSTDEVP DSUM DVAR DVARP"),
  ...of("RR", "FREQUENCY"),
  ...of("RRRV", "GROWTH TREND"),
  ...of("RRVV", "LINEST LOGEST"),
  ...of("AAVV", "PROB TTEST T.TEST"),
  ...of(
    "AA",
    "CORREL COVAR COVARIANCE.P COVARIANCE.S PEARSON RSQ SLOPE INTERCEPT STEYX FTEST F.TEST CHITEST CHISQ.TEST MMULT " +
      "SUMX2MY2 SUMX2PY2 SUMXMY2 MDETERM MINVERSE",
  ),
  ...of("VAA", "FORECAST FORECAST.LINEAR"),
  ...of("VVVA", "SERIESSUM"),
};

function of(classes: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(" ").map((name) => [name, classes]));
}
