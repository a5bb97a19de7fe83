import { Caption1, Link } from "@fluentui/react-components";
import { frameTexts } from "../words/texts/frame";

/** The way to everything that can be typed in a cell. */
export function HelpLink() {
  return (
    <Caption1>
      <Link href="functions.html" target="_blank" rel="noopener">
        {frameTexts.functions}
      </Link>
    </Caption1>
  );
}
