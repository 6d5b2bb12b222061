import { expect, test } from "vitest";
import { bareAddress, localPart } from "./addresses";
import { mailboxWords } from "./mailbox-words";

test.each([
  ["Thursday it is.", "Thursday it is."],
  ["Thursday it is.\r\n\r\n-- \r\nDana Ruiz\r\nMeridian", "Thursday it is."],
  ["-- \nDana", ""],
  ["> all of it\n  > quoted", ""],
  ["Two lines\n--and no signature", "Two lines\n--and no signature"],
  ["a".repeat(30_000), "a".repeat(20_000)],
])("of %j goes on %j", (fresh, words) => {
  expect(mailboxWords(fresh)).toBe(words);
});

test("an address is read out of its mailbox", () => {
  expect(bareAddress('"Lopez, Ana" <ana@people.test>')).toBe("ana@people.test");
  expect(localPart("Callback <A-12@firm.test>")).toBe("a-12");
  expect(localPart("ana@people.test")).toBe("ana");
});
