import { expect, test } from "vitest";
import { mailbox } from "./mailbox";

test.each([
  ["Dana Ruiz", "Dana Ruiz <dana@meridian.test>"],
  ["Zoë O'Hara-Lindqvist", "Zoë O'Hara-Lindqvist <dana@meridian.test>"],
  ["Ruiz, Dana", '"Ruiz, Dana" <dana@meridian.test>'],
  ["Dana Ruiz, P.E.", '"Dana Ruiz, P.E." <dana@meridian.test>'],
  ["", "dana@meridian.test"],
  ["Dana\r\nBcc: all@people.test", '"Dana Bcc: all@people.test" <dana@meridian.test>'],
  ["Dana <ceo@harbor.test>", '"Dana ceo@harbor.test" <dana@meridian.test>'],
  ['Dana" <ceo@harbor.test>, "', '"Dana ceo@harbor.test," <dana@meridian.test>'],
])("%j is one name before one address", (name, expected) => {
  expect(mailbox(name, "dana@meridian.test")).toBe(expected);
});
