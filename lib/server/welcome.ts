import cluster from "node:cluster";
import { setTimeout as sleep } from "node:timers/promises";
import { makeWelcomeCode } from "@/features/welcome/mutations/make-welcome-code";
import { env } from "@/lib/env";
import { faultOf } from "@/lib/fault";
import { log } from "@/lib/log";
import { requestContext } from "./request-context";

const tries = 60;
const apartMs = 5_000;

/**
 * Prints how to become the first admin, where nobody can sign in yet. It goes to the output of the process and not
 * through the log, whose level may leave it out. A database that is not there yet is asked again. Of several processes
 * of one start the first prints: each new code ends the one before it.
 */
export async function announceWelcome(): Promise<void> {
  if (cluster.isWorker && (cluster.worker?.id ?? 1) > 1) return;
  for (let left = tries; left > 0; left -= 1) {
    try {
      const code = await makeWelcomeCode(requestContext({ kind: "system", name: "welcome" }));
      if (code)
        process.stdout.write(
          `\nNobody can sign in to Callback yet. Open ${env().APP_URL}/welcome and enter this code: ${code}\n\n`,
        );
      return;
    } catch (error) {
      if (left === 1) log.error(faultOf(error), "No code for the first admin could be made.");
      else await sleep(apartMs, undefined, { ref: false });
    }
  }
}
