/** HiGHS's program, which the build puts beside the pages. */
declare module "highs/runtime" {
  const address: string;
  // eslint-disable-next-line import-x/no-default-export -- it is what the bundler makes of a file.
  export default address;
}
