import { expect, test } from "vitest";
import { flattenErrors } from "./field-errors";

test("errors are found by the path of their field, those of the whole under the empty one", async () => {
  const nested = {
    _errors: ["Nothing to save."],
    email: { _errors: ["Enter an email address."] },
    licenses: { _errors: [], 0: { state: { _errors: ["Choose a state.", "Twice."] } } },
  };
  expect(await flattenErrors(nested)).toEqual({
    "": ["Nothing to save."],
    email: ["Enter an email address."],
    "licenses.0.state": ["Choose a state.", "Twice."],
  });
});
