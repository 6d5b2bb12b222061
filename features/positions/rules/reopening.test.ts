import { expect, test } from "vitest";
import type { CloseOutReason, CloseOutSide } from "@/db/vocabulary/candidacies";
import { comesBack, proposedRunnerUp } from "./reopening";

test.each<[CloseOutSide, CloseOutReason, boolean, boolean]>([
  ["client", "other_candidate", true, true],
  ["client", "other_candidate", false, false],
  ["client", "position_filled", true, true],
  ["client", "position_filled", false, false],
  ["client", "position_closed", false, true],
  ["us", "position_closed", false, true],
  ["us", "other", true, true],
  ["us", "not_a_fit", true, false],
  ["us", "no_reply", true, false],
  ["candidate", "pay", true, false],
  ["candidate", "declined_offer", true, false],
])("%s / %s, runner-up %s: comes back %s", (side, reason, runnerUp, back) => {
  expect(comesBack({ side, reason, runnerUp })).toBe(back);
});

test("whom the client has met is proposed as a runner-up", () => {
  expect((["sourced", "submitted", "interview", "offer"] as const).map(proposedRunnerUp)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
