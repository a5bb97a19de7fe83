/** A number as it is written, with commas between the thousands of its whole part: "-31600.5" is "-31,600.5". */
export function groupedDigits(written: string): string {
  return written.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => {
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",");
  });
}
