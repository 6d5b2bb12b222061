import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startWithStandIns } from "@/local/installation";
import { freePort } from "@/local/ports";
import { localSecrets } from "@/local/secrets";
import { findChromium } from "./chromium";

/** One installation for a run, on free ports and throwaway data: the same code as npm start. */
export default async function setup() {
  const folder = await mkdtemp(join(tmpdir(), "callback-e2e-"));
  const stack = new AsyncDisposableStack();
  stack.defer(() => rm(folder, { recursive: true }));
  try {
    const { url, inboxUrl, databaseUrl } = await startWithStandIns(
      { folder, port: await freePort(), throwaway: true },
      stack,
    );
    process.env.E2E_URL = url;
    process.env.E2E_RESEND_URL = new URL("/", inboxUrl).href;
    process.env.E2E_DATABASE_URL = databaseUrl;
    process.env.E2E_AUTH_SECRET = localSecrets(folder).AUTH_SECRET;
    process.env.E2E_CHROMIUM = await findChromium();
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
  return () => stack.disposeAsync();
}
