import { expect, test } from "vitest";
import { openText, sealText } from "./sealed-text";

const old = "an old secret of more than thirty-two characters";
const now = "a new secret of more than thirty-two characters!";
const about = "system_emails:1";

test("what was sealed is read with its secret, also once that is no longer the newest", () => {
  const sealed = sealText("https://callback.test/invite/abc ✓", { secrets: [old], about });
  expect(sealed).not.toContain("invite");
  expect(openText(sealed, { secrets: [now, old], about })).toBe("https://callback.test/invite/abc ✓");
});

test("the same text is sealed in another way each time", () => {
  expect(sealText("one", { secrets: [old], about })).not.toBe(sealText("one", { secrets: [old], about }));
});

test("another secret, another row or one changed letter reads nothing", () => {
  const sealed = sealText("one", { secrets: [old], about });
  expect(openText(sealed, { secrets: [now], about })).toBeNull();
  expect(openText(sealed, { secrets: [old], about: "system_emails:2" })).toBeNull();
  const bytes = Buffer.from(sealed, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(openText(bytes.toString("base64"), { secrets: [old], about })).toBeNull();
  expect(openText("", { secrets: [old], about })).toBeNull();
});
