import type { NewRegister } from "../contract/register-port";

/** The register that is put into a workbook that has none: the columns everybody needs, and no invented figures. */
export const starterRegister: NewRegister = {
  sheet: "Register",
  columns: [
    { header: "Threat", format: "General", width: 32 },
    { header: "Frequency", format: "General", width: 11 },
    { header: "Loss low", format: "#,##0", width: 13 },
    { header: "Loss high", format: "#,##0", width: 13 },
    { header: "Spend", format: "#,##0", width: 13 },
    { header: "Owner", format: "General", width: 18 },
    { header: "Status", format: "General", width: 11 },
  ],
};
