import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { deleteOldDigests } from "@/features/digests/mutations/delete-old-digests";
import { deleteOldFiles } from "@/features/imports/mutations/delete-old-files";
import { deleteOldLinks } from "@/features/recruiters/mutations/delete-old-links";
import { deleteOldSessions } from "@/features/recruiters/mutations/delete-old-sessions";
import { deleteOldWebhookEvents } from "@/features/replies/mutations/delete-old-webhook-events";
import { deleteOldSecurityEvents } from "@/features/security/mutations/delete-old-security-events";

/** Takes away what is kept for a time alone: docs/operations.md, "What is kept how long", names each. */
export async function deleteOld(db: Database, now: Date): Promise<number> {
  const context: Context = { actor: { kind: "system", name: "delete-old-events" }, now, db };
  let gone = 0;
  for (const retire of [
    deleteOldSecurityEvents,
    deleteOldSessions,
    deleteOldDigests,
    deleteOldLinks,
    deleteOldWebhookEvents,
    deleteOldFiles,
  ])
    gone += await retire(context);
  return gone;
}
