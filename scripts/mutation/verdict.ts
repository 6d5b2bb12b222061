import { type ExpectedFailure, type Mutant } from "./mutant.ts";
import type { TestReport } from "./test-report.ts";

/** How an assertion of vitest begins; behind `rejects` and `resolves` it has no name of its own. */
const assertion =
  /^(AssertionError|Error: expected |Error: promise (resolved|rejected) .* instead of (rejecting|resolving))/s;

export type Verdict = { killed: true } | { killed: false; why: string };

/**
 * A mutant is killed where each of its tests ran and failed by an assertion. A file that could not be read, a test that
 * did not run and an error nobody expected say nothing about the safeguard.
 */
export function verdictOf(
  { fails }: Pick<Mutant, "fails">,
  report: TestReport | null,
  /** What is wrong with these tests before any mutant. */
  before: string[] = [],
): Verdict {
  const faults = [...before, ...fails.flatMap((expected) => faultOf(expected, report) ?? [])];
  return faults.length > 0 ? { killed: false, why: faults.join("\n") } : { killed: true };
}

function faultOf(expected: ExpectedFailure, report: TestReport | null) {
  const label = labelOf(expected);
  const found = testsOf(expected, report);
  if (!found.ran) return `${label} did not run: ${found.why}`;
  const failures = found.tests.filter(({ status }) => status === "failed").flatMap((test) => test.failureMessages);
  if (failures.length === 0) return `${label} stays green.`;
  const told = failures.some((text) => (expected.says ? text.includes(expected.says) : assertion.test(text)));
  return told ? null : `${label} fails by no assertion: ${failures[0]?.split("\n")[0]}`;
}

/** Why a test that is expected to turn red says nothing: it is red, or not there, before any mutant. */
export function notGreen(expected: ExpectedFailure, report: TestReport | null) {
  const found = testsOf(expected, report);
  if (!found.ran) return `${labelOf(expected)} did not run without any mutant: ${found.why}`;
  const green = found.tests.every(({ status }) => status === "passed");
  return green ? null : `${labelOf(expected)} is red without any mutant.`;
}

const labelOf = ({ file, name }: ExpectedFailure) => (name ? `${file}, "${name}",` : file);

function testsOf({ file, name = "" }: ExpectedFailure, report: TestReport | null) {
  if (!report) return { ran: false, why: "vitest left no report; it was ended, or did not start." } as const;
  const ran = report.testResults.find((each) => each.name.endsWith(`/${file}`));
  if (!ran) return { ran: false, why: "there is no such file." } as const;
  const tests = ran.assertionResults.filter(
    (test) => fullName(test).includes(name) && (test.status === "passed" || test.status === "failed"),
  );
  if (tests.length === 0) return { ran: false, why: ran.message || "no test of this name." } as const;
  return { ran: true, tests } as const;
}

/** As vitest's own -t matches it. */
function fullName({ ancestorTitles, title }: { ancestorTitles: string[]; title: string }) {
  return [...ancestorTitles, title].join(" > ");
}
