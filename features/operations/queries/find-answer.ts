import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { operationKeys } from "@/db/schema/operations";
import { fromDatedJson } from "@/lib/dated-json";
import { Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";

/**
 * What an earlier press with the key of this one answered, or null where none was carried out. Refuses where somebody
 * changed the input since: what they typed is not what was saved.
 */
export async function findAnswer({ actor, db, now, press }: Context): Promise<{ answer: unknown } | null> {
  if (!press || actor.kind !== "recruiter") return null;
  const [kept] = await db
    .select({ answer: operationKeys.answer, at: operationKeys.at })
    .from(operationKeys)
    .where(and(eq(operationKeys.recruiterId, actor.id), eq(operationKeys.key, press.key)));
  if (!kept) return null;
  if (press.again === "changed")
    throw new Refusal(
      `What you pressed first was saved ${ago(kept.at, now)}, before you changed it. Reload the page to see it, then change it there.`,
    );
  return { answer: fromDatedJson(kept.answer ?? undefined) };
}
