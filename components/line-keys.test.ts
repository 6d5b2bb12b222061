import { expect, test } from "vitest";
import { keyName } from "./line-keys";

test.each([
  ["j", false, "j"],
  // Caps Lock.
  ["J", false, "j"],
  ["S", true, "S"],
  // Caps Lock and Shift.
  ["s", true, "S"],
  ["ArrowDown", true, "ArrowDown"],
  [" ", false, " "],
])("the key %j, Shift %s, is called %j", (key, shiftKey, name) => {
  expect(keyName({ key, shiftKey })).toBe(name);
});
