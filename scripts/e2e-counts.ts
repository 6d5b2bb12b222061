import { sayLongest } from "./longest";
import type { Reporter, Suite, TestCase } from "@playwright/test/reporter";

/**
 * Ends a run with what took longest, for the time of .ci/run is short, and with one line that it adds up. A run that
 * broke outside a test counts as a failure.
 */
export default class EndToEndCounts implements Reporter {
  #tests: TestCase[] = [];
  #broken = 0;

  onBegin(_: unknown, suite: Suite) {
    this.#tests = suite.allTests();
  }

  onError() {
    this.#broken++;
  }

  onEnd() {
    const passed = this.#tests.filter((test) => test.outcome() === "expected").length;
    const skipped = this.#tests.filter((test) => test.outcome() === "skipped").length;
    const failed = this.#tests.length - passed - skipped + this.#broken;
    const timed = this.#tests.map((test) => ({
      name: test.titlePath().slice(1).filter(Boolean).join(" › "),
      ms: test.results.reduce((sum, { duration }) => sum + duration, 0),
    }));
    sayLongest(timed);
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
}
