import "./page.css";
import { UniverInstanceType } from "@univerjs/core";
import { elementById } from "./element-by-id";
import { openPane } from "./pane";
import { drawRibbon, readManifest } from "./ribbon";
import { openUniver } from "./open-univer";

const manifest = readManifest(
  await (await fetch("/addin/manifest.xml")).text(),
  `${location.origin}/addin/`,
);
const pane = openPane(manifest.name, () => undefined);
drawRibbon(manifest, () => {
  pane.show();
});
const univer = openUniver(
  elementById("grid"),
  matchMedia("(prefers-color-scheme: dark)").matches,
  () => "hello",
);
univer.createUnit(UniverInstanceType.UNIVER_SHEET, {
  id: "book",
  name: "Book",
  sheetOrder: ["a"],
  sheets: {
    a: {
      id: "a",
      name: "Model",
      rowCount: 1000,
      columnCount: 26,
      cellData: { 0: { 0: { f: "=1/0" } } },
    },
  },
});
document.title = "ready";
