import { rightName } from "../../../../src/core";

const threats = ["Ransomware", "Phishing", "Insider theft"];

describe("a name that nobody knows", () => {
  it.each([
    ["Phising", 'be a threat: "Phishing" is near'],
    ["insider", 'be a threat: "Insider theft" is near'],
    [" RANSOMWAER ", 'be a threat: "Ransomware" is near'],
    ["Flood", "be a threat"],
    ["", "be a threat"],
    ["__proto__", "be a threat"],
  ])("is answered for %j with the nearest there is", (name, rule) => {
    expect(rightName(name, threats, "be a threat")).toBe(rule);
  });
});
