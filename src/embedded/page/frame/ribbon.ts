import type { AddInIdentity } from "../file/kept-settings";
import { elementById } from "./element-by-id";

/** A button of the manifest. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Address of its smallest picture of at least 32 pixels. */
  readonly icon: string;
  readonly action:
    | { readonly kind: "ShowTaskpane" }
    | { readonly kind: "ExecuteFunction"; readonly functionName: string };
}

export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

/** What the manifest puts into the host's window. */
export interface AddInManifest extends AddInIdentity {
  readonly name: string;
  /** Address of the page in the pane. */
  readonly pane: string;
  readonly tabs: readonly { readonly label: string; readonly groups: readonly RibbonGroup[] }[];
}

/** Tabs Excel brings along, by the ids manifests know them by. */
const excelTabs: Readonly<Record<string, string>> = {
  TabHome: "Home",
  TabInsert: "Insert",
  TabPageLayoutExcel: "Page Layout",
  TabFormulas: "Formulas",
  TabData: "Data",
  TabReview: "Review",
  TabView: "View",
};

/**
 * Reads the ribbon from an add-in's manifest, as a host does.
 *
 * @param base address at which the add-in's files are found here, with a "/" at its end; the manifest names them by the
 *   address they will have when deployed
 * @throws Error where the manifest has no page for the pane
 */
export function readManifest(xml: string, base: string): AddInManifest {
  const manifest = new DOMParser().parseFromString(xml, "application/xml");
  const resources = new Map<string, string>();
  for (const tag of ["Image", "Url", "String"]) {
    for (const resource of all(manifest, tag)) {
      resources.set(attribute(resource, "id"), attribute(resource, "DefaultValue"));
    }
  }
  const resource = (parent: Element, tag: string) => {
    const [found] = all(parent, tag);
    return found ? (resources.get(attribute(found, "resid")) ?? "") : "";
  };
  const action = all(manifest, "Action").find((each) => type(each) === "ShowTaskpane");
  const deployed = action ? resource(action, "SourceLocation") : "";
  if (deployed === "") throw new Error("the manifest must have a button that shows the pane");
  const from = new URL(".", deployed).href;
  const here = (address: string) => address.replace(from, base);

  const buttonOf = (control: Element): RibbonButton => {
    const icons = all(control, "Image")
      .map((image) => [Number(attribute(image, "size")), image] as const)
      .sort(([a], [b]) => a - b);
    const [, icon] = icons.find(([size]) => size >= 32) ?? icons.at(-1) ?? [];
    const [does] = all(control, "Action");
    const functionName = does && all(does, "FunctionName")[0]?.textContent;
    return {
      id: attribute(control, "id"),
      label: resource(control, "Label"),
      tip: resource(control, "Description"),
      icon: icon ? here(resources.get(attribute(icon, "resid")) ?? "") : "",
      action: functionName ? { kind: "ExecuteFunction", functionName } : { kind: "ShowTaskpane" },
    };
  };
  const tabs = [...all(manifest, "OfficeTab"), ...all(manifest, "CustomTab")].map((tab) => ({
    label: excelTabs[attribute(tab, "id")] ?? lastLabel(tab, resources),
    groups: all(tab, "Group").map((group) => ({
      label: resource(group, "Label"),
      buttons: all(group, "Control").map(buttonOf),
    })),
  }));
  return {
    id: all(manifest, "Id")[0]?.textContent.trim() ?? "",
    version: all(manifest, "Version")[0]?.textContent.trim() ?? "",
    name: attribute(all(manifest, "DisplayName")[0], "DefaultValue"),
    pane: here(deployed),
    tabs,
  };
}

/** Names come without their prefix: writers choose it as they like. */
const all = (parent: Document | Element, tag: string) =>
  Array.from(parent.getElementsByTagNameNS("*", tag));

const attribute = (element: Element | undefined, name: string) => element?.getAttribute(name) ?? "";

const type = (element: Element) =>
  element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");

/** The label of a tab comes after its groups, which have labels too. */
const lastLabel = (tab: Element, resources: ReadonlyMap<string, string>) => {
  const label = Array.from(tab.children).find(({ localName }) => localName === "Label");
  return resources.get(attribute(label, "resid")) ?? attribute(tab, "id");
};

/** Draws the tabs with their groups and buttons. */
export function drawRibbon(
  { tabs }: AddInManifest,
  press: (button: RibbonButton, drawn: HTMLButtonElement) => void,
): void {
  elementById("ribbon").replaceChildren(
    ...tabs.map(({ label, groups }) => {
      const tab = document.createElement("div");
      tab.className = "ribbon-tab";
      const name = document.createElement("span");
      name.className = "ribbon-tab-name";
      name.textContent = label;
      tab.append(name, ...groups.map((group) => drawGroup(group, press)));
      return tab;
    }),
  );
}

function drawGroup(
  { label, buttons }: RibbonGroup,
  press: (button: RibbonButton, drawn: HTMLButtonElement) => void,
): HTMLElement {
  const group = document.createElement("div");
  group.className = "ribbon-group";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  const name = document.createElement("span");
  name.className = "ribbon-group-name";
  name.textContent = label;
  group.append(
    name,
    ...buttons.map((button) => {
      const drawn = document.createElement("button");
      drawn.type = "button";
      drawn.title = button.tip;
      drawn.dataset.control = button.id;
      drawn.dataset.action = button.action.kind;
      const icon = document.createElement("img");
      icon.src = button.icon;
      icon.alt = "";
      icon.width = icon.height = 20;
      drawn.append(icon, button.label);
      drawn.addEventListener("click", () => {
        press(button, drawn);
      });
      return drawn;
    }),
  );
  return group;
}
