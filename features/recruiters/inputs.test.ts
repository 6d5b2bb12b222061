import { expect, test } from "vitest";
import { inviteInput } from "./inputs";

const read = (addresses: string) => inviteInput.safeParse({ addresses, role: "recruiter" });
const addressesOf = (text: string) => read(text).data?.addresses;
const problemOf = (text: string) => read(text).error?.issues[0]?.message;

test.each([
  ["one per line", "ana@firm.com\nben@firm.com\n"],
  ["with commas and semicolons", " ana@firm.com, ben@firm.com;"],
  ["with nothing but spaces between", "ana@firm.com ben@firm.com"],
  ["as a mail program copies them", 'Ana Ruiz <ana@firm.com>, "Ben, Jr." <ben@firm.com>'],
  ["twice, and in capitals", "Ana@Firm.com\nana@firm.com\r\nBEN@firm.com"],
])("addresses %s", (_, text) => {
  expect(addressesOf(text)).toEqual(["ana@firm.com", "ben@firm.com"]);
});

test("each that is none is named, and nobody is invited", () => {
  expect(problemOf("ana@firm.com\nben@firm\nkit")).toBe("These are not email addresses: ben@firm, kit.");
  expect(problemOf("ben@")).toBe("This is not an email address: ben@.");
  const many = Array.from({ length: 8 }, (_, at) => `x${at}`).join("\n");
  expect(problemOf(many)).toBe("These are not email addresses: x0, x1, x2, x3, x4 and 3 more.");
});

test("nothing, and more than a hundred, are refused", () => {
  expect(problemOf(" \n , ")).toBe("Enter at least one email address.");
  const many = Array.from({ length: 101 }, (_, at) => `x${at}@firm.com`).join("\n");
  expect(problemOf(many)).toBe("Invite at most 100 people at once; these are 101.");
});
