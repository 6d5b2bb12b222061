import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { buildIfStale } from "../local/build";
import { startFirm } from "./firm";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";
import { openWeb, type Web } from "./web";

const goalMs = 2_000;
const smallFirm = 500;
const password = "plumb level square";
const owner = "owner@logins.test";
/** How many strangers guess at once, each as fast as it is answered. */
const atOnce = 16;

type Attempt = { email: string; password: string; from: string; cookie?: string };
type Answer = { in: boolean; wrong: boolean; ms: number; text: string; cookie: string | undefined };

/** What strangers try: how often, at whom, and where they say or seem to come from. */
type Attack = { guesses: number; proxies: 0 | 1; guess: (at: number) => Omit<Attempt, "password"> };

const attacks: Record<string, Attack> = {
  one_account: {
    guesses: 10_000,
    proxies: 1,
    guess: (at) => ({ email: owner, from: `198.51.100.${at % 250}, 203.0.113.66` }),
  },
  many_accounts: {
    guesses: 10_000,
    proxies: 1,
    guess: (at) => ({ email: `guess-${at}@logins.test`, from: "203.0.113.67" }),
  },
  one_slash_64: {
    guesses: 10_000,
    proxies: 1,
    guess: (at) => ({ email: owner, from: `2001:db8:66:66:${at.toString(16)}::1` }),
  },
  made_up_headers: {
    guesses: 10_000,
    proxies: 0,
    guess: (at) => ({ email: owner, from: `198.18.${Math.floor(at / 250)}.${at % 250}` }),
  },
  many_networks: {
    guesses: 2_000,
    proxies: 1,
    guess: (at) => ({ email: owner, from: `198.18.${Math.floor(at / 250)}.${at % 250}` }),
  },
};

/** The owner of an account signs in all the time while strangers guess at it over HTTP in one way after the other. */
export async function benchLogins(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "callback-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  say("The build");
  await buildIfStale(stack, join(folder, "build.log"));
  const firm = await startFirm(smallFirm, folder, stack);
  await addRecruiter(firm.context(), { name: "Owner", email: owner, role: "recruiter", password });
  const never: string[] = [];
  const figures: Record<string, Figures> = {};
  for (const [name, attack] of Object.entries(attacks)) {
    say(`${name}: ${attack.guesses} guesses`);
    const settings = { TRUST_PROXY: `${attack.proxies}` };
    await using own = new AsyncDisposableStack();
    const web = await openWeb(firm, { name, checkout: ".", users: 0, settings }, own);
    await firm.sql`truncate attempts, known_devices, sessions`;
    figures[name] = await Promise.race([measure(web, attack, never), web.ended()]);
  }
  console.table(figures);
  const sum = (of: (each: Figures) => number) => Object.values(figures).reduce((all, each) => all + of(each), 0);
  const line = {
    guesses: sum(({ guesses }) => guesses),
    owner_max_ms: Math.max(...Object.values(figures).map(({ ownerMaxMs }) => ownerMaxMs)),
    strangers_in: sum(({ strangersIn }) => strangersIn),
    locked_out: sum(({ lockedOut }) => lockedOut),
  };
  if (line.strangers_in > 0) never.push(`${line.strangers_in} strangers got in.`);
  if (line.locked_out > 0) never.push(`The owner was kept out ${line.locked_out} times.`);
  if (line.owner_max_ms > goalMs) never.push(`The owner waited ${line.owner_max_ms} ms.`);
  return { line, never: never.slice(0, 10), goalMs, at: new Date().toISOString(), figures };
}

type Figures = {
  guesses: number;
  /** How many of them were compared with the password at all. */
  lookedAt: number;
  seconds: number;
  ownerSignIns: number;
  ownerMaxMs: number;
  strangersIn: number;
  lockedOut: number;
};

async function measure(web: Web, { guesses, proxies, guess }: Attack, never: string[]): Promise<Figures> {
  const figures = { guesses, lookedAt: 0, seconds: 0, ownerSignIns: 0, ownerMaxMs: 0, strangersIn: 0, lockedOut: 0 };
  const ownerAt = async (from: string, cookie?: string) => {
    const answer = await attempt(web, { email: owner, password, from, ...(cookie && { cookie }) });
    figures.ownerSignIns += 1;
    figures.ownerMaxMs = Math.max(figures.ownerMaxMs, Math.round(answer.ms));
    if (!answer.in) {
      figures.lockedOut += 1;
      never.push(`The owner was told from ${from}: ${answer.text.slice(-300)}`);
    }
    return answer.cookie;
  };
  const device = await ownerAt("203.0.113.9");
  const started = performance.now();
  const over = new AbortController();
  const owning = (async () => {
    for (let round = 0; !over.signal.aborted; round += 1) {
      await ownerAt("203.0.113.9", device);
      // With a device that nobody knows as well, from a network of its own, where the network can be told.
      if (proxies > 0) await ownerAt(`192.0.2.${round % 250}`);
      await sleep(500);
    }
  })();
  let next = 0;
  const strangers = Array.from({ length: atOnce }, async () => {
    while (next < guesses) {
      const at = next;
      next += 1;
      const answer = await attempt(web, { ...guess(at), password: "level plumb square" });
      if (answer.in) figures.strangersIn += 1;
      if (answer.wrong) figures.lookedAt += 1;
    }
  });
  await Promise.all(strangers);
  over.abort();
  await owning;
  figures.seconds = Math.round((performance.now() - started) / 1_000);
  return figures;
}

/** The action of the login page, as a browser calls it; whoever is in gets the cookie of a session. */
async function attempt(web: Web, { from, cookie, ...input }: Attempt): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(`${web.url}/login`, {
    method: "POST",
    redirect: "manual",
    headers: {
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "next-action": web.actionId("signInAction"),
      origin: web.url,
      "x-forwarded-for": from,
      ...(cookie && { cookie }),
    },
    body: JSON.stringify([{ ...input, next: "/today" }]),
  });
  const text = await response.text();
  const cookies = response.headers.getSetCookie();
  return {
    in: cookies.some((each) => each.startsWith("callback.session=") && !each.startsWith("callback.session=;")),
    wrong: text.includes("do not match"),
    ms: performance.now() - started,
    text,
    cookie: cookies.find((each) => each.startsWith("callback.device="))?.split(";")[0],
  };
}
