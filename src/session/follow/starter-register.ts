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
  readonly no: string;
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
  no: "no",
  example: "Example: write your own",
  results: ["Expected loss of a year", "1-in-20 bad year", "Gap to the budget", "Cells to fix"],
};

const german: Words = {
  sheet: "Register",
  controlsSheet: "Ma\u00dfnahmen",
  headers: [
    ...["Bedrohung", "Ereignisse pro Jahr", "Schaden niedrig (\u00a4)", "Schaden hoch (\u00a4)"],
    ...["Schadensminderung", "Sicherheitsbudget (\u00a4 pro Jahr)", "Verantwortlich", "Status"],
    ...["Zuletzt gepr\u00fcft", "Pr\u00fcfintervall (Tage)", "Quelle"],
  ],
  controlHeaders: [
    ...["Ma\u00dfnahme", "Bedrohung", "H\u00e4ufigkeitsminderung", "Schadensminderung"],
    ...["Jahreskosten (\u00a4)", "Umgesetzt", "Verantwortlich"],
  ],
  threats: [
    "Ransomware legt den Betrieb lahm",
    "Zahlungsbetrug per E-Mail",
    "Laptop verloren oder gestohlen",
  ],
  controls: ["Offline-Backups", "R\u00fcckruf vor Zahlungen"],
  owners: ["IT", "Finanzen", "IT"],
  open: "Offen",
  no: "nein",
  example: "Beispiel: eigenes eintragen",
  results: [
    "Erwarteter Jahresverlust",
    "Schlechtes Jahr, 1 von 20",
    "L\u00fccke zum Budget",
    "Zellen zu korrigieren",
  ],
};

const french: Words = {
  sheet: "Registre",
  controlsSheet: "Mesures",
  headers: [
    ...["Menace", "\u00c9v\u00e9nements par an", "Perte basse (\u00a4)", "Perte haute (\u00a4)"],
    ...[
      "R\u00e9duction de la perte",
      "Budget s\u00e9curit\u00e9 (\u00a4 par an)",
      "Responsable",
      "Statut",
    ],
    ...["Derni\u00e8re revue", "P\u00e9riodicit\u00e9 de revue (jours)", "Source"],
  ],
  controlHeaders: [
    ...["Mesure", "Menace", "R\u00e9duction de la fr\u00e9quence", "R\u00e9duction de la perte"],
    ...["Co\u00fbt annuel (\u00a4)", "En place", "Responsable"],
  ],
  threats: [
    "Un ran\u00e7ongiciel arr\u00eate la production",
    "Fraude au virement par courriel",
    "Ordinateur portable perdu ou vol\u00e9",
  ],
  controls: ["Sauvegardes hors ligne", "Contre-appel avant virement"],
  owners: ["Informatique", "Finances", "Informatique"],
  open: "Ouvert",
  no: "non",
  example: "Exemple : \u00e0 remplacer",
  results: [
    "Perte annuelle attendue",
    "Mauvaise ann\u00e9e, 1 sur 20",
    "\u00c9cart au budget",
    "Cellules \u00e0 corriger",
  ],
};

const spanish: Words = {
  sheet: "Registro",
  controlsSheet: "Medidas",
  headers: [
    ...[
      "Amenaza",
      "Eventos por a\u00f1o",
      "P\u00e9rdida baja (\u00a4)",
      "P\u00e9rdida alta (\u00a4)",
    ],
    ...[
      "Reducci\u00f3n de p\u00e9rdida",
      "Presupuesto de seguridad (\u00a4 por a\u00f1o)",
      "Responsable",
      "Estado",
    ],
    ...["\u00daltima revisi\u00f3n", "Periodicidad de revisi\u00f3n (d\u00edas)", "Fuente"],
  ],
  controlHeaders: [
    ...["Medida", "Amenaza", "Reducci\u00f3n de frecuencia", "Reducci\u00f3n de p\u00e9rdida"],
    ...["Coste anual (\u00a4)", "Implantada", "Responsable"],
  ],
  threats: [
    "Un ransomware detiene la operaci\u00f3n",
    "Fraude de pagos por correo",
    "Port\u00e1til perdido o robado",
  ],
  controls: [
    "Copias de seguridad sin conexi\u00f3n",
    "Llamada de comprobaci\u00f3n antes de pagar",
  ],
  owners: ["TI", "Finanzas", "TI"],
  open: "Abierto",
  no: "no",
  example: "Ejemplo: escriba el suyo",
  results: [
    "P\u00e9rdida anual esperada",
    "Mal a\u00f1o, 1 de cada 20",
    "Diferencia con el presupuesto",
    "Celdas por corregir",
  ],
};

const portuguese: Words = {
  sheet: "Registro",
  controlsSheet: "Medidas",
  headers: [
    ...["Amea\u00e7a", "Eventos por ano", "Perda baixa (\u00a4)", "Perda alta (\u00a4)"],
    ...[
      "Redu\u00e7\u00e3o de perda",
      "Or\u00e7amento de seguran\u00e7a (\u00a4 por ano)",
      "Respons\u00e1vel",
      "Situa\u00e7\u00e3o",
    ],
    ...["\u00daltima revis\u00e3o", "Rever a cada (dias)", "Fonte"],
  ],
  controlHeaders: [
    ...[
      "Medida de seguran\u00e7a",
      "Amea\u00e7a",
      "Redu\u00e7\u00e3o de frequ\u00eancia",
      "Redu\u00e7\u00e3o de perda",
    ],
    ...["Custo anual (\u00a4)", "Implementada", "Respons\u00e1vel"],
  ],
  threats: [
    "Ransomware interrompe as opera\u00e7\u00f5es",
    "Fraude de pagamentos por e-mail",
    "Notebook perdido ou roubado",
  ],
  controls: ["Backups offline", "Liga\u00e7\u00e3o de confirma\u00e7\u00e3o antes de pagar"],
  owners: ["TI", "Finan\u00e7as", "TI"],
  open: "Aberto",
  no: "n\u00e3o",
  example: "Exemplo: escreva o seu",
  results: [
    "Perda anual esperada",
    "Ano ruim, 1 em 20",
    "Diferen\u00e7a para o or\u00e7amento",
    "C\u00e9lulas a corrigir",
  ],
};

const languages: ReadonlyMap<string, Words> = new Map([
  ["en", english],
  ["de", german],
  ["fr", french],
  ["es", spanish],
  ["pt", portuguese],
]);

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
  const words = languages.get(language) ?? english;
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
      width: wide(widths[index], named(header)),
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
        width: wide([30, 34, 22, 20, 20, 10, 16][index], named(header)),
      })),
      rows: [
        [words.controls[0], ransomware, null, 0.4, 30_000, words.no, words.owners[0]],
        [words.controls[1], fraud, 0.5, null, 5_000, words.no, words.owners[1]],
      ],
    },
  };
}

/** Room for a header beside the button of its filter. */
const wide = (usual: number | undefined, header: string): number =>
  Math.max(usual ?? 16, header.length + 4);

/** The land of most who write a language, where a locale names none. */
const usualLand: ReadonlyMap<string, string> = new Map([
  ["en", "US"],
  ["de", "DE"],
  ["fr", "FR"],
  ["es", "ES"],
  ["it", "IT"],
  ["nl", "NL"],
  ["pt", "BR"],
]);

function amountFormat(money: { readonly sign: string; readonly isBefore: boolean } | null): string {
  if (money === null) return "#,##0";
  const { sign, isBefore } = money;
  if (sign === "$") return "$#,##0";
  if (!isBefore) return `#,##0 [$${sign}]`;
  return sign.length > 1 ? `[$${sign}] #,##0` : `[$${sign}]#,##0`;
}
