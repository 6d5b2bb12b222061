import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { openScreen } from "@/components/test-screen";
import { RestoredState } from "./restored-state";

const now = new Date("2026-03-12T15:00:00Z");
const queue = { due: 380, later: 12, oldest: now };

function words(restored: { comparedAt: Date | null; gone: number | null; unknown: number | null }) {
  openScreen(<RestoredState restored={{ at: now, ...restored }} queue={queue} zone="America/New_York" now={now} />);
  return screen.getAllByRole("definition").map(({ textContent }) => textContent);
}

test("while the queue is compared it says so, and what would go", () => {
  const said = words({ comparedAt: null, gone: null, unknown: null });
  expect(said).toContain("Under way");
  expect(said).toContain("380 emails now, 12 emails later");
});

test("then it says what had been sent, and what is not on record", () => {
  const said = words({ comparedAt: now, gone: 120, unknown: 1 });
  expect(said).toContain("120 emails, now marked as sent");
  expect(said).toContain("1 email: look at Emails on resend.com before you email the same people");
});

test("where the key may not read the list it leads to those that a person decides", () => {
  expect(words({ comparedAt: now, gone: 0, unknown: null })).toContain(
    "Our key can't read Resend's list. What was due is below, under Needs a decision.",
  );
});
