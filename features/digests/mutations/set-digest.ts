import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { getSender } from "@/features/system-emails/queries";
import { Refusal } from "@/lib/errors";
import type { DigestInput } from "../inputs";

/** Chooses when one's own Today comes by email, or turns it off. Saved as it was, nothing changes. */
export async function setDigest(context: Context, { minute, seen }: DigestInput): Promise<void> {
  const { id } = requireRecruiter(context.actor);
  await runOperation(context, { verb: "setDigest" }, async (inside) => {
    if (minute !== null) await getSender(inside);
    const [changed] = await inside.db
      .update(recruiters)
      .set({
        digestMinute: minute,
        digestSetAt: sql`case when ${recruiters.digestMinute} = ${minute} then ${recruiters.digestSetAt}
          else ${minute === null ? null : inside.now.toISOString()}::timestamptz end`,
      })
      .where(and(eq(recruiters.id, id), sql`${recruiters.digestMinute} is not distinct from ${seen}::int`))
      .returning({ id: recruiters.id });
    if (!changed) throw new Refusal("You changed your daily digest in another window. Reload this page to see it.");
    if (minute !== seen) await recordAudit(inside, { noun: "recruiters", subjectId: id, fields: ["digestMinute"] });
  });
}
