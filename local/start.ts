import { join, resolve } from "node:path";
import { singleRole } from "@/db/application-role";
import { readEnv } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { formatDayTime } from "@/lib/format/time";
import { firm } from "./demo/firm";
import { type Installation, startOnGiven, startWithStandIns } from "./installation";
import { Locked, takeLock } from "./lock";
import { refuseTakenPort } from "./ports";

const folder = resolve(process.env.CALLBACK_DATA ?? ".data");
const port = Number(process.env.PORT ?? 3000);

async function onGiven(stack: AsyncDisposableStack) {
  const { APP_URL, DATABASE_URL, MIGRATION_DATABASE_URL = DATABASE_URL } = readEnv(process.env);
  // Neither web nor worker is to know how to connect as the owner.
  delete process.env.MIGRATION_DATABASE_URL;
  await refuseTakenPort(port);
  const database = { url: DATABASE_URL, ownerUrl: MIGRATION_DATABASE_URL };
  return startOnGiven({ database, url: APP_URL, port }, stack);
}

async function withStandIns(stack: AsyncDisposableStack) {
  const lock = lockFolder();
  stack.defer(lock.release);
  await refuseTakenPort(port);
  console.log("Starting Callback. The first start builds it, which takes up to a minute.");
  const installation = await startWithStandIns({ folder, port, demo: true }, stack);
  lock.publish(installation.url);
  return installation;
}

function lockFolder() {
  try {
    return takeLock(join(folder, "callback.lock"));
  } catch (error) {
    if (!(error instanceof Locked)) throw error;
    const { pid, address } = error.holder;
    throw new Refusal(`Callback is already running here (pid ${pid}${address ? `, ${address}` : ""}).`);
  }
}

async function run(stack: AsyncDisposableStack) {
  const { DATABASE_URL, RESEND_API_KEY } = process.env;
  if (Boolean(DATABASE_URL) !== Boolean(RESEND_API_KEY)) {
    throw new Refusal("Set both DATABASE_URL and RESEND_API_KEY, or neither: then Callback brings its own.");
  }
  const installation = DATABASE_URL ? await onGiven(stack) : await withStandIns(stack);
  console.log(welcome(installation));
  const broken = await installation.broken;
  throw new Refusal(`${broken.name} stopped unexpectedly. ${broken.lastWords()}`);
}

function welcome({ url, inboxUrl, limited, logins = [], ahead = 0 }: Installation) {
  const lines = ["", `Callback is ready:  ${url}`];
  for (const { role, email, password } of logins) lines.push(`  ${role.padEnd(10)} ${email.padEnd(34)} ${password}`);
  if (inboxUrl) lines.push(`Every email it sends:  ${inboxUrl}`, `Data and logs:  ${folder}`);
  if (!limited) lines.push(singleRole);
  // A restart takes up a few seconds after the last one.
  if (ahead > 60_000)
    lines.push(
      `It is outside business hours, so the demo clock is ahead: ${formatDayTime(new Date(Date.now() + ahead), firm.zone)}.`,
    );
  return [...lines, "Press Ctrl-C to stop everything.", ""].join("\n");
}

function interruption() {
  return new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve());
  });
}

const stack = new AsyncDisposableStack();
try {
  await Promise.race([run(stack), interruption()]);
} catch (error) {
  console.error(error instanceof Error ? error.message : "Callback could not start.");
  process.exitCode = 1;
}
await stack.disposeAsync();
process.exit();
