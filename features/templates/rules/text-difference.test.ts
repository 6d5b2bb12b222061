import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf } from "./text-difference";

test("a line that was changed is taken away and put in; what stays is in its place", () => {
  expect(differenceOf("Hi\n\nold\nBye", "Hi\n\nnew\nBye")).toEqual([
    { kind: "same", text: "Hi" },
    { kind: "same", text: "" },
    { kind: "removed", text: "old" },
    { kind: "added", text: "new" },
    { kind: "same", text: "Bye" },
  ]);
});

test("both versions can be read from the difference", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", ""), { minLength: 1 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = differenceOf(before, after);
      const but = (kind: string) =>
        lines
          .filter((line) => line.kind !== kind)
          .map((line) => line.text)
          .join("\n");
      expect([but("added"), but("removed")]).toEqual([before, after]);
    }),
  );
});
