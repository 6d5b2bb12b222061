import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSession } from "@/features/recruiters/mutations/start-session";
import { Refusal } from "@/lib/errors";
import { sealSession } from "@/lib/server/session-token";
import { sessionCookie } from "@/lib/session-cookie";
import { startWeb } from "../local/installation";
import { freePort } from "../local/ports";
import { idOf } from "./copy";
import type { Firm } from "./firm";
import { kind } from "./kinds";
import { Visitor } from "./visitor";

/** A web process of a checkout that has its production build, with so many recruiters signed in. */
export type Web = {
  name: string;
  url: string;
  pid: number;
  visitorOf: (user: number) => Visitor;
  /** The id under which its build serves a server action. */
  actionId: (action: string) => string;
  /** Rejects with its last words once it has ended. */
  ended: () => Promise<never>;
};

/** The database and the secrets of whom it serves, and the folder for its logs. */
type Served = Pick<Firm, "folder" | "databaseUrl" | "secrets" | "context">;
type Opening = {
  name: string;
  checkout: string;
  users: number;
  settings?: Record<string, string>;
  /** Who the user of this number is; a recruiter of the measured firm where nothing is said. */
  as?: (user: number) => string;
};

/** It ends with the stack, and its visitors with it. */
export async function openWeb(firm: Served, opening: Opening, stack: AsyncDisposableStack): Promise<Web> {
  const { name, users } = opening;
  const checkout = resolve(opening.checkout);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const logs = join(firm.folder, name);
  mkdirSync(logs);
  const env = { DATABASE_URL: firm.databaseUrl, APP_URL: url, RESEND_API_KEY: "re_bench", LOG_LEVEL: "error" };
  const settings = { ...firm.secrets, ...env, ...opening.settings };
  const web = startWeb({ checkout, port, host: "127.0.0.1", logs, env: settings });
  stack.defer(web.stop);
  const ended = async (): Promise<never> => {
    const code = await web.exited;
    throw new Refusal(`The web process of ${checkout} ended with ${code}.\n${web.lastWords()}`);
  };
  await Promise.race([untilLive(url), ended()]);
  const { as = (user) => idOf(kind.recruiter, user + 1) } = opening;
  const visitors = await Promise.all(Array.from({ length: users }, (_, user) => signIn(firm, url, as(user))));
  stack.defer(() => visitors.forEach((visitor) => visitor.close()));
  const visitorOf = (user: number) => visitors[user] as Visitor;
  return { name, url, pid: web.pid, visitorOf, actionId: serverActions(checkout), ended };
}

/** Signed in by the mutation of the product and the cookie that the login sets. */
async function signIn({ context, secrets }: Served, url: string, recruiterId: string) {
  const { sessionId } = await startSession(context(), { recruiterId, userAgent: "bench" });
  const { name } = sessionCookie(url);
  const value = await sealSession(sessionId, { secrets: [secrets.AUTH_SECRET], cookieName: name });
  return new Visitor(url, `${name}=${value}`);
}

async function untilLive(url: string) {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const [answer] = await Promise.allSettled([fetch(`${url}/api/health/live`)]);
    if (answer.status === "fulfilled" && answer.value.ok) return;
    await sleep(100);
  }
  throw new Refusal("The web process did not answer within a minute.");
}

/** Finds the id under which the checkout's build serves a server action. */
function serverActions(checkout: string) {
  const file = join(checkout, ".next/server/server-reference-manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { node: Record<string, { exportedName?: string }> };
  const ids = new Map(Object.entries(manifest.node).map(([id, { exportedName }]) => [exportedName, id]));
  return (name: string) => {
    const id = ids.get(name);
    if (!id) throw new Error(`The build of ${checkout} has no server action ${name}.`);
    return id;
  };
}
