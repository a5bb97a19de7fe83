import "./page.css";
import { UniverInstanceType } from "@univerjs/core";
import { elementById } from "./element-by-id";
import { openUniver } from "./open-univer";
import { openPane } from "./pane";
import { drawRibbon, readManifest } from "./ribbon";

const addIn = `${location.origin}/addin/`;

const manifest = readManifest(await (await fetch(`${addIn}manifest.xml`)).text(), addIn);
const pane = openPane(manifest.name);
drawRibbon(manifest, () => {
  pane.show();
});
const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
const univer = openUniver(elementById("grid"), isDark, () => null);
univer.createUnit(UniverInstanceType.UNIVER_SHEET, {});
