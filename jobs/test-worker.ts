import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";
import type { Database } from "@/db/client";
import { mintRecruiter } from "@/db/context";
import { some, testFirm } from "@/db/test-firm";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { startLocalResend } from "@/local/resend/server";

/**
 * The real worker, in processes of its own, between a database and Resend's stand-in. For the top of a test file: what is
 * to end after all tests is heard of there, and in a running test no longer.
 */
export async function testWorker(options: { acceptMs: number; rateLimit: number }) {
  const children: ChildProcess[] = [];
  const events = createServer((_, response) => response.end());
  await new Promise<void>((done) => events.listen(0, "127.0.0.1", done));
  const webhookUrl = `http://127.0.0.1:${(events.address() as AddressInfo).port}/`;
  const webhookSecret = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz";
  const resend = await startLocalResend({ webhookUrl, webhookSecret, ...options });

  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await resend.stop();
    events.close();
  });

  function start(databaseUrl: string) {
    const child = spawn("node", ["--import", "tsx", "jobs/worker.ts"], {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        RESEND_API_KEY: resend.apiKey,
        RESEND_RECEIVING_API_KEY: resend.fullApiKey,
        RESEND_BASE_URL: resend.url,
        LOG_LEVEL: "info",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(child);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
    const left = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    return { child, left, said: () => said };
  }

  return { resend, start };
}

/** Queues process email, which goes at any hour, to as many people as asked. */
export async function testQueue(db: Database) {
  const now = new Date();
  const firm = await testFirm(db, now);
  const actor = mintRecruiter(firm.recruiter);
  await addStandardTemplates({ actor, now, db });
  const templates = await listTemplates({ actor, now, db });
  const thanks = some(templates.find((template) => template.name === "Interview thank-you"));

  return async (count: number) => {
    const people = await Promise.all(Array.from({ length: count }, async () => firm.person({ at: "interview" })));
    const { queued } = await queueOutreach(
      { actor, now: new Date(), db },
      {
        templateVersionId: thanks.versionId,
        purpose: "process",
        processSubject: "thanks",
        positionId: firm.position.id,
        recipients: people.map(({ personId }) => ({ personId })),
      },
    );
    return queued.map(({ messageId }) => messageId);
  };
}
