import { expect, test } from "vitest";
import { withReason } from "./with-reason";

test.each([
  [
    "Hi Ana,\n\nThey chose somebody else.\n\nCall me.",
    "Hi Ana,\n\nThey chose somebody else.\n\nThey want a PE.\n\nCall me.",
  ],
  ["Hi Ana,\n\nThey chose somebody else.", "Hi Ana,\n\nThey chose somebody else.\n\nThey want a PE."],
  ["They chose somebody else.", "They chose somebody else.\n\nThey want a PE."],
])("the reason stands after the decision", (body, whole) => expect(withReason(body, " They want a PE. ")).toBe(whole));
