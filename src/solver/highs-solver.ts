/** A program to maximise, as the add-in hands it over: see `LinearProgram` of the model. The bundle is all that is known here. */
export interface Program {
  readonly columns: readonly { readonly worth: number; readonly isWhole: boolean }[];
  readonly rows: readonly {
    readonly parts: readonly { readonly column: number; readonly factor: number }[];
    readonly most: number;
  }[];
}

/** How a solver is loaded, and how long it may take. */
export interface SolverOptions {
  /** Of one program, more than 0. */
  readonly seconds: number;
  /** Address of HiGHS's program, where it does not lie beside the package. */
  readonly program?: string;
}

/**
 * HiGHS, a solver of linear programs with whole numbers, loaded when somebody wants a proof.
 *
 * @returns a solver of one program: the values of its columns, or null where it found no best ones in time
 * @see Huangfu & Hall (2018), Parallelizing the dual revised simplex method, Mathematical Programming Computation 10
 */
export async function highsSolver({
  seconds,
  program: address,
}: SolverOptions): Promise<(program: Program) => readonly number[] | null> {
  const { default: load } = await import(/* webpackMode: "eager" */ "highs");
  const highs = await load(address === undefined ? {} : { locateFile: () => address });
  return (program) => {
    const solution = highs.solve(linearText(program), {
      ...{ time_limit: seconds, output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9 },
      ...{ primal_feasibility_tolerance: 1e-9, mip_feasibility_tolerance: 1e-9 },
    });
    if (solution.Status !== "Optimal") return null;
    return program.columns.map((_, column) => {
      const found = solution.Columns[nameOf(column)];
      return found !== undefined && "Primal" in found ? found.Primal : 0;
    });
  };
}

/** The program in the LP format of CPLEX, which HiGHS reads. */
export function linearText({ columns, rows }: Program): string {
  const names = columns.map((_, column) => nameOf(column));
  const isWhole = (_: string, column: number): boolean => columns[column]?.isWhole === true;
  const worths = columns.flatMap(({ worth }, column) => (worth === 0 ? [] : [part(worth, column)]));
  return [
    ...["Maximize", " worth:", ...(worths.length === 0 ? [` 0 ${nameOf(0)}`] : worths)],
    "Subject To",
    ...rows.flatMap(({ parts, most }, row) => [
      ` r${row}:`,
      ...parts.map(({ factor, column }) => part(factor, column)),
      ` <= ${most}`,
    ]),
    ...["Bounds", ...names.map((name) => ` 0 <= ${name} <= 1`)],
    ...["General", ...names.filter(isWhole).map((name) => ` ${name}`), "End"],
  ].join("\n");
}

function nameOf(column: number): string {
  return `v${column}`;
}

/** On a line of its own: lines of the format must not be long. */
function part(factor: number, column: number): string {
  return ` ${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${nameOf(column)}`;
}
