const { resolve } = require("node:path");
const { inspect } = require("node:util");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const { Compilation, sources } = require("webpack");
const { LicenceNotices } = require("./tools/licence-notices.cjs");
const {
  deploymentAddress,
  functionNamespace,
  placeManifest,
} = require("./tools/place-manifest.cjs");
const { worksheetFunctions } = require("./tools/worksheet-functions.cjs");

const from = (...parts) => resolve(__dirname, ...parts);
const defaultAddress = "https://localhost:3000";

/**
 * What the metadata generator cannot write: leave for errors in inputs to reach our code, so that a message can name
 * the cell that holds one, and help pages at the address of this build.
 */
class FinishFunctionsJson {
  constructor(address) {
    this.address = address;
  }

  apply(compiler) {
    // Not in the child compilations that make the pages: there the metadata plugin puts in the same unfinished file.
    compiler.hooks.thisCompilation.tap("FinishFunctionsJson", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: "FinishFunctionsJson", stage }, () => {
        compilation.updateAsset("functions.json", (source) => {
          const metadata = JSON.parse(source.source().toString());
          metadata.functions.sort((a, b) => (a.id < b.id ? -1 : 1));
          for (const fn of metadata.functions) {
            // So that the pane can say which cell was refused what: Excel often does not show the words.
            fn.options = { ...fn.options, requiresAddress: true };
            fn.helpUrl = `${this.address}/functions.html#${fn.id.toLowerCase()}`;
          }
          return new sources.RawSource(
            `${JSON.stringify({ allowErrorForDataTypeAny: true, ...metadata }, null, 2)}\n`,
          );
        });
      });
    });
  }
}

/** Of what docs/functions.md shows, the help page needs one example for each function. */
const examplesOfHelp = ({ register, controls, functions }) => {
  const examples = Object.entries(functions).map(
    ([
      id,
      {
        examples: [first],
      },
    ]) => {
      const { formula, result, says } = first;
      return [id, { formula, result, says }];
    },
  );
  return JSON.stringify({
    sheets: [register, controls],
    examples: Object.fromEntries(examples),
  });
};

const common = {
  mode: "production",
  devtool: false,
  context: __dirname,
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: "ts-loader",
        options: { configFile: from("tsconfig.json"), transpileOnly: true },
      },
    ],
  },
  performance: { hints: false },
  stats: "errors-warnings",
};

/** A misspelt option would otherwise build for another address without a word. */
const checkOptions = (env) => {
  const known = ["address", "namespace", "folder"];
  const wrong = Object.keys(env).find(
    (name) => !known.includes(name) && !name.startsWith("WEBPACK_"),
  );
  if (wrong !== undefined) {
    throw new Error(`--env must be one of ${known.join(", ")}, got ${JSON.stringify(wrong)}`);
  }
};

/** What can be said with --env. */
const readOptions = (env) => {
  try {
    checkOptions(env);
    const address = deploymentAddress(env.address ?? defaultAddress);
    const namespace = functionNamespace(env.namespace ?? "");
    return { address, namespace };
  } catch (error) {
    // Webpack prints errors as they are inspected, with a stack that says nothing to whoever mistyped an option.
    error[inspect.custom] = () => error.message;
    throw error;
  }
};

/** What Excel loads: static files and their manifest. */
const addin = (env) => {
  const { address, namespace } = readOptions(env);
  const page = (name, chunks, folder = "") =>
    new HtmlWebpackPlugin({
      template: from("src/addin", folder, name),
      filename: name,
      chunks,
      // In order and before the page is loaded: Excel calls a function as soon as it is.
      inject: "body",
      scriptLoading: "blocking",
      // Excel learns the functions before the pane starts, whatever the sizes of the files.
      chunksSortMode: "manual",
      minify: false,
      prefix: namespace,
    });
  return {
    ...common,
    name: "addin",
    target: ["web", "es2020"],
    // Its module for pages would keep the path of this machine.
    resolve: { ...common.resolve, alias: { highs$: require.resolve("highs") } },
    entry: {
      functions: from("src/addin/functions.ts"),
      // One core for both: the pane finds the years that the functions remember, and they those of the pane.
      taskpane: { import: from("src/addin/taskpane.tsx"), dependOn: "functions" },
      help: from("src/addin/help/help.ts"),
      // A thread's own script: the pane starts it when somebody wants a proof.
      prover: from("src/addin/calls/prover-worker.ts"),
    },
    output: {
      path: from(env.folder ?? "dist/addin"),
      // Manifests that were handed out name functions.js, whatever version is served. The page asks for the version that
      // its pane was built with, and has prover.js run that.
      filename: ({ chunk }) =>
        ["functions", "prover"].includes(chunk?.name)
          ? "[name].js?[contenthash]"
          : "[name].[contenthash].js",
      assetModuleFilename: "[name].[contenthash][ext]",
      chunkFilename: "[name].[contenthash].js",
      // What the pane fetches later lies beside its page. The functions share the code that fetches, and where they run
      // without a page nothing tells an address.
      publicPath: "",
      clean: true,
      // The functions also run in Node and in a worker.
      globalObject: "globalThis",
    },
    // Pages stay as they were written, so that the tag that loads office.js can be found in them.
    optimization: { minimizeOptions: { html: false } },
    module: {
      rules: [
        ...common.module.rules,
        // Importing a part of the core does nothing, so that what only a later view asks of it comes with that view.
        { test: /\.ts$/, include: from("src/core"), sideEffects: false },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
        { test: /\.wasm$/, type: "asset/resource" },
      ],
    },
    // The solver asks for them in Node only.
    externals: { "node:fs": "undefined", "node:crypto": "undefined" },
    plugins: [
      new MiniCssExtractPlugin({ filename: "[name].[contenthash].css" }),
      new LicenceNotices("LICENSES.txt"),
      new CustomFunctionsMetadataPlugin({ input: worksheetFunctions(), output: "functions.json" }),
      new FinishFunctionsJson(address),
      page("taskpane.html", ["functions", "taskpane"]),
      page("functions.html", ["help"], "help"),
      new CopyWebpackPlugin({
        patterns: [
          { from: from("assets/*.png"), to: "assets/[name][ext]" },
          {
            from: from("docs/function-examples.json"),
            to: "examples.json",
            transform: (json) => examplesOfHelp(JSON.parse(json.toString())),
          },
          {
            from: from("manifest.xml"),
            transform: (xml) => placeManifest(xml.toString(), { address, namespace }),
          },
        ],
      }),
    ],
  };
};

/** The embedded workbook's page, which stands in for Excel. */
const workbook = () => ({
  ...common,
  name: "workbook",
  target: ["web", "es2022"],
  entry: {
    page: from("src/embedded/page/page.ts"),
    "prepare-frame": from("src/embedded/page/prepare-frame.ts"),
    trust: from("src/embedded/page/trust.ts"),
  },
  output: { path: from("dist/workbook"), filename: "[name].js", clean: true },
  // It never leaves this machine: making it small would take a minute of everybody's first start.
  optimization: { minimize: false },
  module: {
    rules: [
      ...common.module.rules,
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
    ],
  },
  plugins: [
    new MiniCssExtractPlugin(),
    new HtmlWebpackPlugin({
      template: from("src/embedded/page/index.html"),
      chunks: ["page"],
      minify: false,
    }),
    new CopyWebpackPlugin({ patterns: [{ from: from("src/embedded/page/trust.html") }] }),
  ],
});

/** What runs in Node. Packages stay in node_modules, loaded by require. */
const tools = () => ({
  ...common,
  name: "tools",
  target: "node20",
  entry: {
    calc: from("src/cli/calc.ts"),
    start: from("src/cli/start.ts"),
    sample: from("src/sample/sample.ts"),
  },
  output: { path: from("dist/tools"), filename: "[name].cjs", clean: true },
  externalsPresets: { node: true },
  externals: [
    ({ request }, callback) =>
      /^[./]/.test(request) ? callback() : callback(null, `commonjs ${request}`),
  ],
});

module.exports = (env = {}) => [addin(env), workbook(), tools()];
