import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with one line that .ci/run adds up. A file that could not be read counts as a failure. */
export default class TestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string) => states.filter((each) => each === state).length;
    const unread = modules.filter((module) => module.errors().length > 0).length;
    console.log(
      `${count("passed")} passed, ${count("failed") + unread + errors.length} failed, ${count("skipped")} skipped`,
    );
  }
}
