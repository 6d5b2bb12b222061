import { join } from "node:path";
import { playCrashes } from "../jobs/test-crash-cases";
import { testCrashes } from "../jobs/test-crashes";
import { benchDatabase } from "./email-firm";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";

/**
 * Kills the process of each step of an email's life before and after each of its requests to the database and to Resend,
 * under every fault of Resend's stand-in; plays the day after; and compares each email with what the stand-in accepted.
 */
export async function benchCrashMatrix(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const { db, server, folder } = await benchDatabase(stack, { connections: 4 });
  const crashes = await testCrashes({ db, url: server.url, folder: join(folder, "resend") });
  stack.defer(async () => crashes.stop());
  say("Each step is killed at each of its requests");
  const { cases, killed, lost, doubled, unexplained, handedOver } = await playCrashes(crashes);
  say(`${killed} processes were killed`);
  return {
    line: {
      cases,
      lost: lost.length,
      doubled: doubled.length,
      unexplained: unexplained.length,
      handed_over: handedOver.length,
    },
    never: [
      ...lost.map((what) => `An email was lost. ${what}`),
      ...doubled.map((what) => `An email was doubled. ${what}`),
      ...unexplained.map((what) => `Nothing says what became of an email. ${what}`),
      ...(cases < 250 ? [`Only ${cases} cases were played.`] : []),
    ],
    killed,
  };
}
