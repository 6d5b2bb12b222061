import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { resetRequests } from "@/db/schema/recruiter-links";
import { recruiters } from "@/db/schema/recruiters";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { queueSystemEmail } from "@/features/system-emails/mutations/queue-system-email";
import { findSender } from "@/features/system-emails/queries";
import { env } from "@/lib/env";
import { makeLink } from "./recruiter-links";

const most = 50;

/** Sends a link to each address that somebody signs in with, and forgets every address that was asked for. */
export async function answerResets(context: Context): Promise<number> {
  requireSystem(context.actor);
  let answered = 0;
  for (;;) {
    const taken = await runOperation(context, { verb: "answerResets" }, answerSome);
    answered += taken;
    if (taken < most) return answered;
  }
}

async function answerSome(inside: OperationContext): Promise<number> {
  const { db } = inside;
  const next = db
    .select({ id: resetRequests.id })
    .from(resetRequests)
    .orderBy(resetRequests.id)
    .limit(most)
    .for("update", { skipLocked: true });
  const asked = await db
    .delete(resetRequests)
    .where(inArray(resetRequests.id, next))
    .returning({ address: resetRequests.address, kind: resetRequests.kind });
  const sender = asked.length > 0 ? await findSender(inside) : null;
  const once = new Map(asked.map((one) => [`${one.kind} ${one.address}`, one]));
  if (sender) for (const one of once.values()) await answer(inside, one);
  return asked.length;
}

type Asked = Pick<typeof resetRequests.$inferSelect, "address" | "kind">;

async function answer(inside: OperationContext, { address, kind: asked }: Asked) {
  const kind = asked === "sign_in" ? "sign_in" : "password_reset";
  const [known] = await inside.db
    .select({ id: recruiters.id, name: recruiters.name })
    .from(recruiters)
    .where(and(eq(recruiters.email, address), isNull(recruiters.deactivatedAt)));
  if (!known) return;
  const link = await makeLink(inside, { kind, recruiterId: known.id });
  if (!link) return;
  const { token, expiresAt } = link;
  await queueSystemEmail(
    inside,
    {
      kind,
      name: known.name,
      url: `${env().APP_URL}${kind === "sign_in" ? "/login/link" : "/reset"}/${token}`,
      expiresAt,
    },
    { address, recruiterId: known.id, sendBefore: expiresAt },
  );
  await recordSecurityEvent(inside, {
    kind: "reset_asked",
    code: kind === "sign_in" ? "link" : "reset",
    subjectId: known.id,
  });
}
