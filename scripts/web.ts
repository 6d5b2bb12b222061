import { env } from "@/lib/env";
import { nextIn } from "@/local/build";
import { runWebs } from "./web-cluster";

/** npm run web: one web process, or as many as WEB_CONCURRENCY says, behind one port. */
const program = nextIn(".");
try {
  const { WEB_CONCURRENCY } = env();
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const args = ["start", ...process.argv.slice(2)];
  if (WEB_CONCURRENCY > 1)
    runWebs({ program, args, processes: WEB_CONCURRENCY, log: (sentence) => console.error(sentence) });
  else {
    process.argv.splice(1, Number.POSITIVE_INFINITY, program, ...args);
    await import(program);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : "The web process could not start.");
  process.exitCode = 1;
}
