import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { SubmittalPage } from "../queries/find-submittal-page";
import { SubmittalForm } from "./submittal-form";

const person = (candidacyId: string, name: string) => ({
  candidacyId,
  name,
  note: "",
  facts: [],
  gone: false,
  answer: null,
});
const page = {
  state: "live",
  title: "Structural Engineer",
  firmName: "Harbor & Pine",
  firstName: "Hal",
  recruiterName: "Dana Ruiz",
  recruiterPhone: null,
  today: "2026-03-10",
  expiresOn: "2026-03-24",
  people: [person("a", "Ana Lopez"), person("b", "Ben Okafor")],
} as unknown as SubmittalPage;

const about = (name: string) => within(screen.getByRole("region", { name }));

test("an answer that was not taken keeps what was chosen, rated and typed, and the others stay empty", () => {
  const typed = { answer: "no", words: "Too junior", experience: "2", skills: "", fit: "" };
  render(<SubmittalForm token="t" page={page} done="" refused={{ candidacyId: "b", field: "late", typed }} />);
  const ben = about("Ben Okafor");
  ben.getByRole("alert");
  expect(ben.getByLabelText("No")).toHaveProperty("checked", true);
  expect(ben.getByLabelText("Comment (required for a no)")).toHaveProperty("value", "Too junior");
  expect(ben.getByLabelText("Experience")).toHaveProperty("value", "2");
  expect(ben.getByLabelText("Technical skills")).toHaveProperty("value", "");
  const ana = about("Ana Lopez");
  expect(ana.queryByRole("alert")).toBeNull();
  expect(ana.getByLabelText("No")).toHaveProperty("checked", false);
  expect(ana.getByLabelText("Comment (required for a no)")).toHaveProperty("value", "");
});
