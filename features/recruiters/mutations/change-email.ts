import { and, eq, ne } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSignedIn, requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { queueSystemEmail, tellRecruiter } from "@/features/system-emails/mutations/queue-system-email";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { confirmIdentity } from "./confirm-identity";
import { revokeSessions } from "./end-session";
import { makeLink, takeLink, voidLinks } from "./recruiter-links";

type Asked = { email: string; password: string; sessionId: string };

/** Asks for another address to sign in with: a link goes to it, and nothing changes before that is opened. */
export async function askForEmailChange(context: Context, { email, password, sessionId }: Asked): Promise<void> {
  const actor = requireSignedIn(context.actor);
  await confirmIdentity(context, { sessionId, password });
  await runOperation(context, { verb: "askForEmailChange" }, async (inside) => {
    await refuseTaken(inside, email, actor.id);
    const link = await makeLink(inside, { kind: "email_change", recruiterId: actor.id, newEmail: email });
    if (!link)
      throw new Refusal("Several links were sent within an hour. Use the newest, or try again later.", "email");
    const { token, expiresAt } = link;
    await queueSystemEmail(
      inside,
      { kind: "email_change", name: actor.name, url: `${env().APP_URL}/new-email/${token}`, expiresAt },
      { address: email, recruiterId: actor.id },
    );
  });
}

/** The link was opened and its button pressed: the address is theirs, and the old one is told. */
export async function changeEmail(
  context: Context,
  { token, keep }: { token: string; keep?: string | undefined },
): Promise<{ email: string }> {
  requireSystem(context.actor);
  return runOperation(context, { verb: "changeEmail" }, async (inside) => {
    const { db, now } = inside;
    const { recruiterId, email: old, newEmail } = await takeLink(inside, { kind: "email_change", token });
    if (newEmail === null) throw new Error("A link to a new address has none.");
    await refuseTaken(inside, newEmail, recruiterId);
    await db.update(recruiters).set({ email: newEmail }).where(eq(recruiters.id, recruiterId));
    // What went to the old address lets nobody in any more.
    await voidLinks(inside, recruiterId);
    await revokeSessions(inside, { recruiterId, ...(keep ? { keep } : {}) });
    await recordAudit(inside, { noun: "recruiters", subjectId: recruiterId, fields: ["email"] });
    await recordSecurityEvent(inside, { kind: "email_changed", code: "account", subjectId: recruiterId });
    await tellRecruiter(inside, recruiterId, ({ name }) => ({ kind: "email_changed", name, to: newEmail, at: now }), {
      address: old,
    });
    return { email: newEmail };
  });
}

async function refuseTaken({ db }: Context, email: string, recruiterId: string) {
  const [own] = await db.select({ email: recruiters.email }).from(recruiters).where(eq(recruiters.id, recruiterId));
  if (own?.email === email) throw new Refusal("You sign in with this address already.", "email");
  const [taken] = await db
    .select({ id: recruiters.id })
    .from(recruiters)
    .where(and(eq(recruiters.email, email), ne(recruiters.id, recruiterId)));
  if (taken) throw new Refusal("Someone else has an account with this address.", "email");
}
