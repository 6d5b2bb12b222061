import { describe, expect, test } from "vitest";
import { replaceOnce, StaleMutant } from "./mutant";
import type { TestReport } from "./test-report";
import { notGreen, verdictOf } from "./verdict";

const file = "lib/safe-html.test.ts";

function report(tests: [name: string, status: string, failure?: string][], message = ""): TestReport {
  const assertionResults = tests.map(([title, status, failure]) => ({
    ancestorTitles: ["what goes"],
    title,
    status,
    failureMessages: failure ? [failure] : [],
  }));
  return { testResults: [{ name: `/somewhere/${file}`, message, assertionResults }] };
}

const asserted = "AssertionError: expected 'a' to be 'b'\n    at somewhere";

describe("a mutant is killed by an assertion alone", () => {
  const fails = [{ file, name: "what goes > style" }];

  test.each([
    ["an assertion", report([["style goes", "failed", asserted]])],
    [
      "a promise that ended the other way",
      report([["style", "failed", 'Error: promise resolved "1" instead of rejecting']]),
    ],
    [
      "a promise that ended by another error",
      report([
        ["style", "failed", "Error: expected PostgresError: deadlock detected to match object { code: '23505' }"],
      ]),
    ],
    [
      "another test beside it that stays green",
      report([
        ["style goes", "failed", asserted],
        ["style stays", "passed"],
      ]),
    ],
  ])("%s", (_, given) => {
    expect(verdictOf({ fails }, given)).toEqual({ killed: true });
  });

  test.each([
    ["no report", null, "vitest left no report"],
    ["a file that could not be read", report([], "SyntaxError: Unexpected token"), "SyntaxError"],
    ["another file", { testResults: [] }, "there is no such file"],
    ["a test that was left out", report([["style goes", "skipped"]]), "no test of this name"],
    ["a test of another name", report([["links", "failed", asserted]]), "no test of this name"],
    ["a test that stays green", report([["style goes", "passed"]]), "stays green"],
    [
      "code that does not run",
      report([["style goes", "failed", "ReferenceError: x is not defined"]]),
      "ReferenceError",
    ],
  ])("not by %s", (_, given, why) => {
    expect(verdictOf({ fails }, given)).toEqual({ killed: false, why: expect.stringContaining(why) });
  });

  test("nor where one of its tests does not notice", () => {
    const both = [...fails, { file, name: "links" }];
    const given = report([
      ["style", "failed", asserted],
      ["links", "passed"],
    ]);
    expect(verdictOf({ fails: both }, given)).toMatchObject({ killed: false });
  });

  test("nor where one of its tests was red before", () => {
    const given = report([["style", "failed", asserted]]);
    expect(verdictOf({ fails }, given, ["It is red anyway."])).toEqual({ killed: false, why: "It is red anyway." });
  });

  test("an error counts where the mutant says its words", () => {
    const given = report([["style", "failed", "PostgresError: deadlock detected"]]);
    expect(verdictOf({ fails }, given)).toMatchObject({ killed: false });
    expect(verdictOf({ fails: [{ file, says: "deadlock" }] }, given)).toEqual({ killed: true });
  });
});

test("a test that is red or missing without any mutant is named", () => {
  expect(notGreen({ file }, report([["style", "passed"]]))).toBeNull();
  expect(
    notGreen(
      { file },
      report([
        ["style", "passed"],
        ["links", "failed", asserted],
      ]),
    ),
  ).toContain("red");
  expect(notGreen({ file, name: "images" }, report([["style", "passed"]]))).toContain("no test of this name");
});

test("a change whose text is not there exactly once is stale", () => {
  const change = { find: "is not null", replace: "$& is $1" };
  expect(replaceOnce("x is not null", change, "it")).toBe("x $& is $1");
  expect(() => replaceOnce("x", change, "it")).toThrow(StaleMutant);
  expect(() => replaceOnce("is not null or is not null", change, "it")).toThrow("2 times");
});
