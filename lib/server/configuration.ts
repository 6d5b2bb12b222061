import { env } from "@/lib/env";

/** A web process with a missing or wrong setting says so in one sentence and does not start. */
export function checkConfiguration() {
  try {
    env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : "The configuration cannot be read."}\n`);
    process.exit(1);
  }
}
