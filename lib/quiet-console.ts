import { faultOf } from "./fault";
import { log } from "./log";

/** What a library said that knows nothing of the log; its frames say which. */
class ConsoleLine extends Error {
  override readonly name = "ConsoleLine";
}

const levels = { error: "error", warn: "warn", info: "debug", log: "debug", debug: "debug", trace: "debug" } as const;

/**
 * Next and the libraries write errors to the console as they are: with the statement that failed, its values and the
 * address that was asked for. From here on the log has what it may know of them, and nothing else.
 */
export function quietConsole() {
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)["error"]][])
    console[method] = (...said: unknown[]) => {
      const error = said.find((one) => one instanceof Error);
      log[level](faultOf(error ?? new ConsoleLine()), "A library wrote to the console.");
    };
}
