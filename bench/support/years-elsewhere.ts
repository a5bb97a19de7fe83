/**
 * Percentiles and tail means of the portfolios, computed by another method with another tool: every event size on one fine linear grid
 * with its mean kept, a Fourier transform in numpy, twice the nodes and twice again, and Richardson's extrapolation to none.
 *
 * The last two extrapolations agree to 1e-11 for P20 (2^22 to 2^24 nodes), 8e-8 for P1000 (2^17 to 2^19), 5e-7 for P10000 (2^15 to
 * 2^17), 5e-7 for P100000 (2^13 to 2^15) and 4e-8 for the mix (2^19 to 2^21).
 */
export const yearsElsewhere = {
  P20: {
    "percentile 0.5": 2708727.17475,
    "tail mean 0.5": 7237673.83251,
    "percentile 0.9": 8438147.65605,
    "tail mean 0.9": 17874873.3135,
    "percentile 0.95": 12422745.995,
    "tail mean 0.95": 25656609.5972,
    "percentile 0.99": 29133696.9436,
    "tail mean 0.99": 57943225.0512,
    "percentile 0.995": 41667644.0905,
    "tail mean 0.995": 81559728.6346,
    "percentile 0.999": 93809951.818,
    "tail mean 0.999": 176215538.16,
    "percentile 0.9999": 281681815,
    "tail mean 0.9999": 497600008,
  },
  P1000: {
    "percentile 0.5": 43558193.3,
    "tail mean 0.5": 74364785.2,
    "percentile 0.9": 84748195.7,
    "tail mean 0.9": 140345940,
    "percentile 0.95": 109739446,
    "tail mean 0.95": 185447884,
    "percentile 0.99": 207821907,
    "tail mean 0.99": 365204037,
    "percentile 0.995": 278891563,
    "tail mean 0.995": 493030690,
    "percentile 0.999": 564931186,
    "tail mean 0.999": 989813927,
    "percentile 0.9999": 1540483750,
    "tail mean 0.9999": 2594976600,
  },
  P10000: {
    "percentile 0.995": 272251900,
    "tail mean 0.995": 481923640,
    "percentile 0.999": 551433120,
    "tail mean 0.999": 969940980,
    "percentile 0.9999": 1511008100,
    "tail mean 0.9999": 2559411200,
  },
  P100000: {
    "percentile 0.999": 540519000,
    "tail mean 0.999": 948952200,
    "percentile 0.9999": 1477138800,
    "tail mean 0.9999": 2498932000,
  },
  mixed: {
    "percentile 0.5": 5873244.52,
    "tail mean 0.5": 167781470,
    "percentile 0.9": 25507497.5,
    "tail mean 0.9": 796915012,
    "percentile 0.95": 57309533.9,
    "tail mean 0.95": 1556552860,
    "percentile 0.99": 426728986,
    "tail mean 0.99": 7218306390,
    "percentile 0.999": 6570192500,
    "tail mean 0.999": 59580622000,
    "percentile 0.9999": 73407082400,
    "tail mean 0.9999": 431593927000,
  },
} as const;
