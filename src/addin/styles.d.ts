// Style sheets are for webpack, which takes them out of the scripts and links them in the pages.
declare module "*.css";
