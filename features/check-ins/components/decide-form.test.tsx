import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { DecidePage } from "../queries/find-decide-page";
import { DecideForm } from "./decide-form";

const asked = (promiseId: string, name: string) => ({
  promiseId,
  name,
  title: "Structural Engineer",
  seen: "",
  answer: null,
  settled: null,
  today: "2026-03-10",
});
const page = {
  firmName: "Harbor & Pine",
  firstName: "Hal",
  recruiterName: "Dana Ruiz",
  recruiterPhone: null,
  expired: false,
  asked: [asked("a", "Ana Lopez"), asked("b", "Ben Okafor")],
} as unknown as DecidePage;

test("an answer that was not taken keeps the words and the date, and the others stay empty", () => {
  const typed = { words: "Second round with the principal", on: "2026-04-01" };
  render(<DecideForm token="t" page={page} done="" refused={{ promiseId: "b", field: "words", typed }} />);
  const [step, date] = ["Or the next step, in a few words", "Or a new date for your decision"] as const;
  const ben = within(screen.getByRole("region", { name: "Ben Okafor" }));
  ben.getByRole("alert");
  expect(ben.getByLabelText(step)).toHaveProperty("value", "Second round with the principal");
  expect(ben.getByLabelText(date)).toHaveProperty("value", "2026-04-01");
  const ana = within(screen.getByRole("region", { name: "Ana Lopez" }));
  expect(ana.getByLabelText(step)).toHaveProperty("value", "");
  expect(ana.getByLabelText(date)).toHaveProperty("value", "");
});
