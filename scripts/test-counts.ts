import type { Reporter, TestModule } from "vitest/node";
import { sayLongest } from "./longest";

/**
 * Ends a run with the files that took longest, for the time of .ci/run is short, and with one line that it adds up. A
 * file that could not be read counts as a failure.
 */
export default class TestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string) => states.filter((each) => each === state).length;
    const unread = modules.filter((module) => module.errors().length > 0).length;
    if (modules.length > 1)
      sayLongest(modules.map((module) => ({ name: module.relativeModuleId, ms: timeOf(module) })));
    console.log(
      `${count("passed")} passed, ${count("failed") + unread + errors.length} failed, ${count("skipped")} skipped`,
    );
  }
}

function timeOf(module: TestModule): number {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return collectDuration + setupDuration + duration;
}
