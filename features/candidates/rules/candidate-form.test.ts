import { expect, test } from "vitest";
import { changedFields, emptyForm } from "./candidate-form";

test("only what differs is sent, so that what another changed meanwhile stays", () => {
  const base = {
    ...emptyForm,
    firstName: "Ana",
    emails: ["a@b.test"],
    desiredPayCents: 5800,
    desiredPayUnit: "hour" as const,
  };
  expect(changedFields(base, { ...base, emails: ["a@b.test"] })).toEqual({});
  expect(changedFields(base, { ...base, title: "Architect" })).toEqual({ title: "Architect" });
  expect(changedFields(base, { ...base, desiredPayCents: 6000 })).toEqual({
    desiredPayCents: 6000,
    desiredPayUnit: "hour",
  });
});
