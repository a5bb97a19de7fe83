import { openGridWithTyping } from "../../support/workbook/univer-typing";
import { officeConformance } from "../office-host/conformance";

officeConformance("the grid over Univer", openGridWithTyping);
