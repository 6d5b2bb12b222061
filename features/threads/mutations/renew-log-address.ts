import { randomBytes } from "node:crypto";
import type { Context } from "@/db/context";
import { logAddresses } from "@/db/schema/threads";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";

/** Gives the acting recruiter a new private address for blind copies. The old one logs nothing from then on. */
export async function renewLogAddress(context: Context) {
  const recruiter = requireRecruiter(context.actor);
  return runOperation(context, { verb: "renewLogAddress" }, async (inside) => {
    const { db, now } = inside;
    const fresh = { token: `log-${randomBytes(12).toString("hex")}`, createdAt: now };
    await db
      .insert(logAddresses)
      .values({ recruiterId: recruiter.id, ...fresh })
      .onConflictDoUpdate({ target: logAddresses.recruiterId, set: fresh });
    await recordAudit(inside, { noun: "recruiters", subjectId: recruiter.id, fields: ["logAddress"] });
    return { token: fresh.token };
  });
}
