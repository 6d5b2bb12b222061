import { expect, test } from "vitest";
import { keptProblem, keptWords, refuseOfOther, waitingWords, type KeptCall } from "./rules";

const at = "2026-03-12T18:00:00.000Z";
const call: KeptCall = {
  key: "0190a000-0000-7000-8000-000000000001",
  verb: "logTouch",
  input: { personId: "maria", outcome: "spoke", at, keptBy: "dana" },
  name: "Maria Alvarez",
  at,
  keptAt: at,
  triedAt: null,
  changed: false,
  problem: null,
};

test("a kept call is logged by whoever made it, and by nobody else", () => {
  expect(() => refuseOfOther("dana", "omar")).toThrow(
    "Someone else is signed in here now. Sign in as yourself to log it.",
  );
  for (const keptBy of ["omar", null, undefined]) expect(() => refuseOfOther(keptBy, "omar")).not.toThrow();
});

test("says how many wait, and how many of them need somebody", () => {
  const refused: KeptCall = { ...call, problem: { kind: "refused", sentence: "This time is in the future." } };
  const signedOut: KeptCall = { ...call, problem: { kind: "signed-out", sentence: "Sign in to log it." } };
  expect(waitingWords([call])).toBe("1 call waiting to be logged");
  expect(waitingWords([call, signedOut, refused])).toBe("2 calls waiting to be logged, 1 call not logged");
  expect(waitingWords([{ ...call, stale: true }, refused])).toBe("2 calls not logged");
  expect(keptProblem(refused)).toBe("This time is in the future.");
  expect(keptProblem({ ...refused, stale: true })).toContain("may already be logged");
  expect(keptProblem(call)).toBeNull();
});

test("says where it is kept, without network and without an answer", () => {
  expect(keptWords(call, "phone", false)).toBe(
    "No signal. This call is kept on your phone and will be logged when you're back online.",
  );
  expect(keptWords({ input: { ...call.input, kind: "text" } }, "computer", true)).toBe(
    "There was no answer. This is kept on your computer and will be logged once, as soon as Callback answers.",
  );
});
