import fc from "fast-check";
import { expect, test } from "vitest";
import { returnPath } from "./return-path";

test.each(["/today", "/candidates?q=pe&page=2", "/positions/1#board", "/candidates/jos%C3%A9"])(
  "%s is a place of ours",
  (path) => expect(returnPath(path)).toBe(path),
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "\t//evil.example",
  "/\n/evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/today\\@evil.example",
  "today",
  "",
  "/login",
  "/login?next=/login",
])("%j is refused", (path) => expect(returnPath(path)).toBe("/today"));

test("whatever comes in, the browser stays on this site", () => {
  const odd = fc.array(
    fc.constantFrom("/", "\\", ".", "..", ":", "@", "?", "#", "%2f", "%5c", "\t", "\n", "evil.example"),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        odd.map((parts) => parts.join("")),
      ),
      (next) => {
        expect(new URL(returnPath(next), "https://callback.example").origin).toBe("https://callback.example");
      },
    ),
  );
});
