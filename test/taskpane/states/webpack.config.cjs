const { resolve } = require("node:path");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const { readFileSync } = require("node:fs");
const { worksheetFunctions } = require("../../../tools/worksheet-functions.cjs");

const root = resolve(__dirname, "../../..");

/** The pane's own page, policy included, without office.js. */
const page = readFileSync(resolve(root, "src/addin/taskpane.html"), "utf8")
  .replace(/<script src="https:[^>]*><\/script>/, "")
  .replace(/<link rel="icon"[^>]*>/, "");

/** Builds the pane in each of its states as a page that needs no Excel. */
module.exports = {
  mode: "production",
  devtool: false,
  target: ["web", "es2020"],
  entry: resolve(__dirname, "states.tsx"),
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: "ts-loader",
        options: { configFile: resolve(root, "tsconfig.json"), transpileOnly: true },
      },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
    ],
  },
  performance: { hints: false },
  stats: "errors-warnings",
  plugins: [
    // Puts the calls into the functions by which they are known.
    new CustomFunctionsMetadataPlugin({ input: worksheetFunctions(), output: "functions.json" }),
    new MiniCssExtractPlugin(),
    new HtmlWebpackPlugin({ templateContent: page.replace(/<%=.*?%>/, ""), minify: false }),
  ],
};
