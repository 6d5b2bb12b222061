import { say } from "./say";
import { benchDatabase, emailFirm } from "./email-firm";
import { playMonths } from "./month-players";
import type { Asked, Outcome } from "./outcome";

/**
 * Forty connections press everything that sends, takes back or breaks a month at the same few people, and then at a
 * thousand. Beside them a build that looks first and then sends makes the same presses in a table without constraints.
 */
export async function benchMonth(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const { db, owner } = await benchDatabase(stack, { connections: 40 });
  const firm = await emailFirm(stack, db);
  const crowded = await playMonths(firm, owner.db, { people: 20, hands: 40, steps: 160, days: 8, presses: 2, each: 1 });
  say(`${crowded.counted} counted emails to 20 people: ${JSON.stringify(crowded.acts)}`);
  const wide = await playMonths(firm, owner.db, {
    people: 1_000,
    hands: 40,
    steps: 12,
    days: 11,
    presses: 2,
    each: 25,
  });
  say(`${wide.counted} counted emails to 1,000 people: ${JSON.stringify(wide.acts)}`);
  const attempts = crowded.attempts + wide.attempts;
  const counted = crowded.counted + wide.counted;
  const naiveOver = crowded.naiveOver + wide.naiveOver;
  const over = [...crowded.over, ...wide.over];
  return {
    line: { attempts, counted, over: over.length, naive_over: naiveOver },
    never: [
      ...over,
      ...(counted < 3_000 ? [`Only ${counted} counted emails were sent.`] : []),
      ...(naiveOver === 0 ? ["The build without constraints never sent a second one either: nothing was tried."] : []),
    ],
    crowded: crowded.acts,
    wide: wide.acts,
  };
}
