import { openGridWithTyping } from "../../support/univer-typing";
import { officeConformance } from "../office-host/conformance";

officeConformance("the grid over Univer", openGridWithTyping);
