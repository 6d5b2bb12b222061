import { expect, test } from "vitest";
import { changedFacts, emptyForm } from "./candidate-form";

test("only what differs is sent, so that what another changed meanwhile stays", () => {
  const base = {
    ...emptyForm,
    firstName: "Ana",
    emails: ["a@b.test"],
    desiredPayCents: 5800,
    desiredPayUnit: "hour" as const,
  };
  expect(changedFacts(base, { ...base, emails: ["a@b.test"] })).toEqual({});
  expect(changedFacts(base, { ...base, title: "Architect" })).toEqual({ title: "Architect" });
  expect(changedFacts(base, { ...base, desiredPayCents: 6000 })).toEqual({
    desiredPayCents: 6000,
    desiredPayUnit: "hour",
  });
});
