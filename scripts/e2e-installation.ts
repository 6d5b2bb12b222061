import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@/db/client";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { dismissFirstSteps } from "@/features/first-steps/mutations/dismiss-first-steps";
import { updateFirm } from "@/features/settings/mutations/update-firm";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { present } from "@/lib/clock";
import { firm } from "@/local/demo/firm";
import { startWithStandIns } from "@/local/installation";
import { freePort } from "@/local/ports";
import { localSecrets } from "@/local/secrets";
import { findChromium } from "./chromium";

/** One installation for a run, on free ports and throwaway data: the same code as npm start. */
export default async function setup() {
  const folder = await mkdtemp(join(tmpdir(), "callback-e2e-"));
  const stack = new AsyncDisposableStack();
  const before = new Set(Object.keys(process.env));
  stack.defer(() => rm(folder, { recursive: true }));
  try {
    // The spec of it starts this provider and says what it answers.
    const identityPort = await freePort();
    process.env.OIDC_ISSUER = `http://localhost:${identityPort}`;
    process.env.OIDC_CLIENT_ID = "callback";
    process.env.OIDC_CLIENT_SECRET = "a secret of the tests";
    process.env.OIDC_NAME = "Beam ID";
    process.env.METRICS_TOKEN = "a token that only the tests here know of";
    const { url, inboxUrl, database } = await startWithStandIns(
      { folder, port: await freePort(), throwaway: true },
      stack,
    );
    await openFirm(database.url);
    // What a test starts by itself is not to find this installation in its environment; the clock is everybody's.
    for (const name of Object.keys(process.env))
      if (!before.has(name) && name !== "CALLBACK_CLOCK_AHEAD_MS") delete process.env[name];
    process.env.E2E_URL = url;
    process.env.E2E_RESEND_URL = new URL("/", inboxUrl).href;
    process.env.E2E_DATABASE_URL = database.url;
    process.env.E2E_OWNER_DATABASE_URL = database.ownerUrl;
    process.env.E2E_IDENTITY_PORT = `${identityPort}`;
    process.env.E2E_AUTH_SECRET = localSecrets(folder).AUTH_SECRET;
    process.env.E2E_CHROMIUM = await findChromium();
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
  return () => stack.disposeAsync();
}

/** The firm of the tests can send: it has an address, a domain the standard templates and an admin. */
async function openFirm(databaseUrl: string) {
  const { sql, db } = connect(databaseUrl, { max: 1, name: "e2e" });
  const context = { actor: { kind: "system", name: "e2e" } as const, now: present(), db };
  await updateFirm(context, { ...firm, reason: "The tests begin." });
  await dismissFirstSteps(context);
  await addStandardTemplates(context);
  // Where nobody can sign in, the login page leads to the one that makes the first admin.
  await addRecruiter(context, { name: "Ada Admin", email: "ada@recruiters.test", role: "admin" });
  await sql.end();
}
