const { execFileSync } = require("node:child_process");
const { existsSync, readFileSync } = require("node:fs");
const { createServer } = require("node:http");
const { extname, join } = require("node:path");
const { keptBuild } = require("../support/kept-build.cjs");

const webpack = require.resolve("webpack/bin/webpack.js");
const config = join(__dirname, "states/webpack.config.cjs");

const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript" };

/**
 * Builds the pane in its states with the pane's own page, and serves it on this machine. Used by tests and by the
 * script that takes pictures.
 */
async function serveStates() {
  const folder = keptBuild("states", ["test/taskpane/states", "test/support"], (into) => {
    // A process of its own: webpack does not run inside of jest.
    execFileSync(process.execPath, [webpack, "--config", config, "--output-path", into], {
      cwd: join(__dirname, "../.."),
      stdio: "pipe",
    });
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = join(folder, path === "/" ? "index.html" : path);
    const isThere = existsSync(file);
    response.writeHead(isThere ? 200 : 204, {
      "content-type": types[extname(file)] ?? "",
      "cache-control": "max-age=3600",
    });
    response.end(isThere ? readFileSync(file) : "");
  });
  await new Promise((listening) => server.listen(0, "localhost", listening));
  return {
    address: `http://localhost:${server.address().port}`,
    close() {
      server.close();
    },
  };
}

module.exports = { serveStates };
