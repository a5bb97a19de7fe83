/** One line of the sample budget. Money in US dollars a year. */
export interface SampleLine {
  readonly line: string;
  readonly costCentre: string;
  /** Below 0 for a credit. */
  readonly amount: number;
  /** Names of threats, with shares where the line is not for all of them alike; absent for all threats. */
  readonly threat?: string;
}

const plants = "Ransomware stops both plants";
const fraud = "Payment fraud by business e-mail compromise";
const designs = "Product designs taken by an insider";
const cloud = "Personal data leaked from cloud storage";
const mailbox = "Mailbox taken over by phishing";
const laptop = "Laptop or scanner lost";
const erp = "ERP down after a failed vendor update";
const payroll = "Payroll and W-2 data sent to an impostor";
const warehouse = "Warehouse system held to ransom";
const plant2 = "Control systems disrupted at plant 2";

const hardening = `${plants} 80%; ${laptop} 10%; ${warehouse} 5%; ${erp} 5%`;

/** The security budget of the invented manufacturer as its controller keeps it: by line and cost centre. */
export const sampleLines: readonly SampleLine[] = [
  {
    line: "Managed detection and response, round the clock",
    costCentre: "4710 IT security",
    amount: 180_000,
    threat: `${plants} 50%; ${mailbox} 20%; ${warehouse} 10%; ${cloud} 10%; ${designs} 10%`,
  },
  {
    line: "Second backup site and restore drills",
    costCentre: "4720 IT operations",
    amount: 130_000,
    threat: `${plants} 80%; ${warehouse} 20%`,
  },
  {
    line: "Endpoint protection licences",
    costCentre: "4720 IT operations",
    amount: 85_000,
    threat: hardening,
  },
  {
    line: "Rebate on endpoint licences",
    costCentre: "4720 IT operations",
    amount: -5_000,
    threat: hardening,
  },
  {
    line: "Mail filter and second factor at sign-in",
    costCentre: "4710 IT security",
    amount: 50_000,
    threat: `${mailbox} 84%; ${payroll} 10%; ${fraud} 6%`,
  },
  {
    line: "Phishing training",
    costCentre: "4710 IT security",
    amount: 15_000,
    threat: `${mailbox}; ${payroll}; ${fraud}`,
  },
  {
    line: "Call-back and bank account checks",
    costCentre: "2100 Treasury",
    amount: 35_000,
    threat: fraud,
  },
  {
    line: "Supplier reviews and contract audits",
    costCentre: "3300 Purchasing",
    amount: 58_000,
    threat: "Breach at a supplier or carrier",
  },
  {
    line: "Separated plant network, upkeep",
    costCentre: "6200 Plant 2",
    amount: 95_000,
    threat: plant2,
  },
  {
    line: "Gateway for remote maintenance",
    costCentre: "6200 Plant 2",
    amount: 23_000,
    threat: plant2,
  },
  {
    line: "Data loss prevention and access reviews",
    costCentre: "4710 IT security",
    amount: 70_000,
    threat: `${designs}; ${cloud}`,
  },
  {
    line: "Vault for drawings",
    costCentre: "5100 Engineering",
    amount: 15_000,
    threat: designs,
  },
  {
    line: "Device tracking and disk encryption",
    costCentre: "4720 IT operations",
    amount: 5_000,
    threat: laptop,
  },
  {
    line: "Denial-of-service protection of the order portal",
    costCentre: "5400 E-commerce",
    amount: 46_000,
    threat: "Order portal offline by denial of service",
  },
  {
    line: "ERP test system and vendor support",
    costCentre: "4700 Head of IT",
    amount: 34_000,
    threat: erp,
  },
  {
    line: "Data protection officer, outside counsel",
    costCentre: "1200 Legal",
    amount: 16_000,
    threat: "Fine and claims under the GDPR",
  },
  { line: "Security policy and yearly audit", costCentre: "4700 Head of IT", amount: 28_000 },
];
