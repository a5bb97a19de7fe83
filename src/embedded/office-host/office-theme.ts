/** Colours of Office.context.officeTheme, "#RRGGBB". */
export interface OfficeTheme {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

export const whiteTheme: OfficeTheme = {
  bodyBackgroundColor: "#FFFFFF",
  bodyForegroundColor: "#242424",
  controlBackgroundColor: "#FFFFFF",
  controlForegroundColor: "#242424",
};

/** As the library reads it: JSON of numbers; of nothing where Excel does not say. */
export const themeText = (theme: OfficeTheme | null): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(theme ?? {}).map(([name, colour]: [string, string]) => [
        name,
        Number.parseInt(colour.slice(1), 16),
      ]),
    ),
  );
