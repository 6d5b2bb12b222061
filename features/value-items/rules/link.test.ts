import { describe, expect, test } from "vitest";
import { readLink, readPaste, titleOf } from "./link";

describe("a link that may be shared", () => {
  test.each([
    [
      " https://www.enr.com/articles/58123-bridge-program-grows ",
      "https://www.enr.com/articles/58123-bridge-program-grows",
    ],
    ["https://enr.com/a?id=7&utm_source=news&fbclid=x", "https://enr.com/a?id=7"],
    ["https://en.wikipedia.org/wiki/Span_(engineering)", "https://en.wikipedia.org/wiki/Span_%28engineering%29"],
    ["https://enr.com/what-next?", "https://enr.com/what-next%3F"],
    ["HTTPS://ENR.com", "https://enr.com/"],
  ])("%s", (pasted, url) => {
    expect(readLink(pasted)).toEqual({ url });
  });

  test.each([
    ["", "Paste the link."],
    ["enr.com/news", "Paste a whole link"],
    ["http://enr.com", "has to begin with https://"],
    ["javascript:alert(1)", "has to begin with https://"],
    ["https://me:secret@enr.com", "name or password"],
    [`https://enr.com/${"a".repeat(1_000)}`, "too long"],
    ...[
      "localhost",
      "intranet",
      "127.0.0.1",
      "2130706433",
      "0x7f.1",
      "10.0.0.8",
      "169.254.169.254",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "printer.local",
      "wiki.corp",
      "localhost.",
    ].map((host) => [`https://${host}/x`, "only works inside a network"]),
  ])("refused: %s", (pasted, words) => {
    expect(readLink(pasted)).toEqual({ problem: expect.stringContaining(words) });
  });
});

test.each([
  ["https://www.enr.com/articles/58123-florida-bridge-program-grows.html", "Florida bridge program grows"],
  ["https://www.enr.com/", ""],
  ["https://www.enr.com/news", ""],
  ["https://www.enr.com/%E0%A4%A", ""],
  ["no link", ""],
])("the title that %s proposes", (link, title) => {
  expect(titleOf(link)).toBe(title);
});

test("what stands beside a pasted link is its title", () => {
  expect(readPaste("Bridge program grows | ENR - https://enr.com/a")).toEqual({
    link: "https://enr.com/a",
    title: "Bridge program grows | ENR",
  });
  expect(readPaste("https://enr.com/new-span")).toEqual({ link: "https://enr.com/new-span", title: "New span" });
  expect(readPaste("nothing")).toEqual({ link: "nothing", title: "" });
});
