/** A public source that rows of the sample's registers are oriented on, and where its figure was read. */
export interface Source {
  readonly publisher: string;
  readonly title: string;
  readonly year: number;
  readonly taken: string;
  readonly assumed: string;
  readonly readIn: string;
}

/** Numbered in this order, from 1: the numbers in brackets in the registers. */
export const sources: readonly Source[] = [
  {
    publisher: "Sophos",
    title: "The State of Ransomware in Manufacturing and Production 2024",
    year: 2024,
    taken:
      "65% of the manufacturers asked were hit within a year; on average they spent $1.67M on recovery, ransom not included.",
    assumed:
      "One event in five years that stops production (most attacks in the survey do not), 90% range around the median $1.5M, cap at about three weeks of revenue.",
    readIn: "Publisher's summary, news.sophos.com, 28 May 2024",
  },
  {
    publisher: "FBI, Internet Crime Complaint Center (IC3)",
    title: "Internet Crime Report 2023",
    year: 2024,
    taken:
      "21,489 complaints of business e-mail compromise with losses above $2.9 billion: about $137,000 each.",
    assumed: "Frequency for a company with about 40 larger supplier payments a week.",
    readIn: "Press reports of the report, March 2024",
  },
  {
    publisher: "NetDiligence",
    title: "2024 Cyber Claims Study",
    year: 2024,
    taken:
      "Average e-mail compromise claim $183,000 in 2023; average claim with business interruption $995,000 for companies below $2 billion revenue, 2019 to 2023.",
    assumed: "Frequencies; retentions, limits and premiums are invented.",
    readIn: "Insurance Journal, 27 September 2024, and other press reports",
  },
  {
    publisher: "Verizon",
    title: "2025 Data Breach Investigations Report",
    year: 2025,
    taken: "A third party was involved in 30% of breaches, twice the share of the year before.",
    assumed: "Frequency and amounts.",
    readIn: "ASIS Security Management, April 2025",
  },
  {
    publisher: "Dragos",
    title: "2025 OT/ICS Cybersecurity Report (Year in Review)",
    year: 2025,
    taken:
      "69% of the ransomware attacks on industrial organizations it counted in 2024 hit manufacturers.",
    assumed: "Frequency, and the three points from two days to four weeks of standstill.",
    readIn: "Press reports of the report, February 2025",
  },
  {
    publisher: "IBM, Ponemon Institute",
    title: "Cost of a Data Breach Report 2024",
    year: 2024,
    taken:
      "Breaches by malicious insiders cost about $5M on average; wrong cloud settings were the first step of 12% of breaches.",
    assumed:
      "Frequencies; amounts below the report's averages, whose sample has larger companies and more records.",
    readIn: "Infosecurity Magazine and other press reports, July 2024",
  },
  {
    publisher: "Coalition",
    title: "2025 Cyber Claims Report",
    year: 2025,
    taken: "E-mail compromise claims of 2024 cost $35,000 on average, transfer fraud $185,000.",
    assumed: "Frequency: 1.5 mailboxes a year before training and sign-in rules.",
    readIn: "SC Media and Risk & Insurance, May 2025",
  },
  {
    publisher: "Zayo",
    title: "DDoS Insights Report on 2023",
    year: 2024,
    taken:
      "$408,000 per attack for a company without protection, at $6,000 a minute and 68 minutes.",
    assumed: "Far lower amounts: most of our orders do not come through the portal.",
    readIn: "Publisher's press release, 15 February 2024",
  },
  {
    publisher: "Parametrix",
    title: "Analysis of the CrowdStrike outage of 19 July 2024",
    year: 2024,
    taken:
      "About $6M direct loss per affected Fortune 500 manufacturer, the lowest of all industries.",
    assumed: "Scaled down to our size; frequency.",
    readIn: "Channel Futures, 24 July 2024",
  },
  {
    publisher: "European Union",
    title: "Regulation (EU) 2016/679 (GDPR), Article 83",
    year: 2016,
    taken: "Upper limits of fines, for orientation. No statistic was taken.",
    assumed: "Probability and amounts.",
    readIn: "The regulation",
  },
  {
    publisher: "Internal Revenue Service",
    title: "Form W-2/SSN Data Theft: Information for Businesses and Payroll Service Providers",
    year: 2017,
    taken: "How the fraud works, for orientation. No statistic was taken.",
    assumed: "Probability, and $70 to $800 per employee for notices, monitoring and claims.",
    readIn: "Press reports that quote the page",
  },
  {
    publisher: "Microsoft (Meyer, Romero, Bertoli, Burt, Weinert, Lavista Ferres)",
    title: "How effective is multifactor authentication at deterring cyberattacks?",
    year: 2023,
    taken:
      "Accounts with multifactor authentication were compromised 99% less often than those without, 98.6% less where the password had leaked.",
    assumed:
      "Far less, 70%: an attacker who cannot take over a mailbox can still write from outside. Coverage, cost and life.",
    readIn: "Abstract of the paper, arXiv 2305.00945",
  },
];
