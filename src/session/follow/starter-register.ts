import type { LocaleMarks } from "../contract/locale-marks";
import type { Input, NewRegister } from "../contract/register-port";

/** Currencies of regions by the codes of their countries; of others a register says none. */
const currencies: ReadonlyMap<string, { readonly sign: string; readonly isBefore: boolean }> =
  new Map([
    ...["US", "AU", "CA", "NZ", "SG", "HK"].map((land) => [land, before("$")] as const),
    ...["DE", "AT", "FR", "ES", "IT", "NL", "BE", "PT", "FI", "IE", "GR", "LU"].map(
      (land) => [land, behind("\u20ac")] as const,
    ),
    ["GB", before("\u00a3")],
    ["CH", before("CHF")],
    ["SE", behind("SEK")],
    ["NO", behind("NOK")],
    ["DK", behind("DKK")],
    ["PL", behind("PLN")],
    ["CZ", behind("CZK")],
    ["BR", before("R$")],
    ["IN", before("\u20b9")],
    ["JP", before("\u00a5")],
  ]);

function before(sign: string) {
  return { sign, isBefore: true };
}
function behind(sign: string) {
  return { sign, isBefore: false };
}

/** What the register says, in one language. Headers are names that the register knows. */
interface Words {
  readonly sheet: string;
  readonly controlsSheet: string;
  readonly headers: readonly string[];
  readonly controlHeaders: readonly string[];
  readonly threats: readonly [string, string, string];
  readonly controls: readonly [string, string];
  readonly owners: readonly [string, string, string];
  readonly open: string;
  readonly example: string;
  readonly results: readonly [string, string, string, string];
}

const english: Words = {
  sheet: "Register",
  controlsSheet: "Controls",
  headers: [
    ...[
      "Threat",
      "Frequency (a year)",
      "Loss low (\u00a4)",
      "Loss high (\u00a4)",
      "Loss reduction",
    ],
    ...[
      "Spend (\u00a4 a year)",
      "Owner",
      "Status",
      "Last reviewed",
      "Review every (days)",
      "Source",
    ],
  ],
  controlHeaders: [
    ...["Control", "Threat", "Frequency reduction", "Loss reduction", "Annual cost (\u00a4)"],
    ...["In place", "Owner"],
  ],
  threats: ["Ransomware stops operations", "Payment fraud by e-mail", "Laptop lost or stolen"],
  controls: ["Offline backups", "Call back before payments"],
  owners: ["IT", "Finance", "IT"],
  open: "Open",
  example: "Example: write your own",
  results: ["Expected loss of a year", "1-in-20 bad year", "Gap to the budget", "Cells to fix"],
};

const german: Words = {
  sheet: "Register",
  controlsSheet: "Ma\u00dfnahmen",
  headers: [
    ...["Bedrohung", "Ereignisse pro Jahr", "Schaden niedrig (\u00a4)", "Schaden hoch (\u00a4)"],
    ...["Schadensminderung", "Sicherheitsbudget (\u00a4 pro Jahr)", "Verantwortlich", "Status"],
    ...["Zuletzt gepr\u00fcft", "Pr\u00fcfintervall", "Quelle"],
  ],
  controlHeaders: [
    ...["Ma\u00dfnahme", "Bedrohung", "H\u00e4ufigkeitsminderung", "Schadensminderung"],
    ...["Jahreskosten (\u00a4)", "In place", "Owner"],
  ],
  threats: [
    "Ransomware legt den Betrieb lahm",
    "Zahlungsbetrug per E-Mail",
    "Laptop verloren oder gestohlen",
  ],
  controls: ["Offline-Backups", "R\u00fcckruf vor Zahlungen"],
  owners: ["IT", "Finanzen", "IT"],
  open: "Offen",
  example: "Beispiel: eigenes eintragen",
  results: [
    "Erwarteter Jahresverlust",
    "Schlechtes Jahr, 1 von 20",
    "L\u00fccke zum Budget",
    "Zellen zu korrigieren",
  ],
};

/**
 * The register that is put into a workbook that has none: three threats as examples, the controls against two of them, and
 * the results, in the currency and, where the register knows its words, the language of the region.
 *
 * @param prefix namespace of this build, "" for none
 */
export function starterRegister(
  { locale }: Pick<LocaleMarks, "locale">,
  prefix: string,
): NewRegister {
  const [language = "en", ...parts] = (locale ?? "en-US").split("-");
  const land = parts.find((part) => /^[A-Z]{2}$/.test(part)) ?? usualLand.get(language) ?? "";
  const words = language === "de" ? german : english;
  const money = currencies.get(land) ?? null;
  const named = (header: string): string =>
    money === null
      ? header.replace(/\s?\(\u00a4\)|\u00a4 /g, "")
      : header.replace("\u00a4", money.sign);
  const amount = amountFormat(money);
  const formats = [
    "General",
    "0.00",
    amount,
    amount,
    "0%",
    amount,
    "General",
    "General",
    "yyyy-mm-dd",
    "0",
    "General",
  ];
  const widths = [34, 20, 19, 19, 20, 28, 16, 10, 17, 21, 26];
  const call = (name: string, args: string): string =>
    `=${prefix === "" ? "" : `${prefix}.`}${name}(${args})`;
  const [ransomware, fraud, laptop] = words.threats;
  const threat = (
    name: string,
    figures: readonly [number, number, number, number | null, number],
    owner: string,
  ): Input[] => [name, ...figures, owner, words.open, null, 180, words.example];
  return {
    sheet: words.sheet,
    name: "Threats",
    columns: words.headers.map((header, index) => ({
      header: named(header),
      format: formats[index] ?? "General",
      width: widths[index] ?? 16,
    })),
    rows: [
      threat(ransomware, [0.1, 100_000, 2_000_000, 0.3, 60_000], words.owners[0]),
      threat(fraud, [0.3, 20_000, 400_000, null, 25_000], words.owners[1]),
      threat(laptop, [2, 1_000, 15_000, 0.5, 8_000], words.owners[2]),
    ],
    results: [
      { words: words.results[0], format: amount, formula: (all) => call("EXPECTED_LOSS", all) },
      {
        words: words.results[1],
        format: amount,
        formula: (all) => call("LOSS_PERCENTILE", `${all},0.95`),
      },
      { words: words.results[2], format: amount, formula: (all) => call("COVERAGE_GAP", all) },
      {
        words: words.results[3],
        format: "General",
        formula: (all, controls) =>
          `=INDEX(${call("REGISTER_CHECK", `${all},${controls}`).slice(1)},2,5)`,
      },
    ],
    controls: {
      sheet: words.controlsSheet,
      name: "Controls",
      columns: words.controlHeaders.map((header, index) => ({
        header: named(header),
        format:
          ["General", "General", "0%", "0%", amount, "General", "General"][index] ?? "General",
        width: [30, 34, 22, 20, 20, 10, 16][index] ?? 16,
      })),
      rows: [
        [words.controls[0], ransomware, null, 0.4, 30_000, "no", words.owners[0]],
        [words.controls[1], fraud, 0.5, null, 5_000, "no", words.owners[1]],
      ],
    },
  };
}

/** The land of most who write a language, where a locale names none. */
const usualLand: ReadonlyMap<string, string> = new Map([
  ["en", "US"],
  ["de", "DE"],
  ["fr", "FR"],
  ["es", "ES"],
  ["it", "IT"],
  ["nl", "NL"],
]);

function amountFormat(money: { readonly sign: string; readonly isBefore: boolean } | null): string {
  if (money === null) return "#,##0";
  const { sign, isBefore } = money;
  if (sign === "$") return "$#,##0";
  if (!isBefore) return `#,##0 [$${sign}]`;
  return sign.length > 1 ? `[$${sign}] #,##0` : `[$${sign}]#,##0`;
}
