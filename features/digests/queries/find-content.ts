import { mintRecruiter, type Context } from "@/db/context";
import type { Role } from "@/db/vocabulary/recruiters";
import { getFirm } from "@/features/settings/queries";
import { countTodayByKind, listToday } from "@/features/today/queries/list-today";
import { leads } from "@/features/today/rules/may-hand";
import { env } from "@/lib/env";
import { digestContent } from "../rules/content";

type Reader = { id: string; name: string; role: Role; zone: string };

/**
 * What Today shows to this recruiter of their own list, read as they would read it: what they may not see or have
 * snoozed is not in it. Null where nothing is.
 */
export async function findContent({ db, now }: Pick<Context, "db" | "now">, reader: Reader) {
  const actor = mintRecruiter(reader);
  const context = { actor, db, now };
  const firm = await getFirm(context);
  const lines = await listToday(context, { whose: "mine", kind: null });
  const counts = await countTodayByKind(context, "mine");
  const { id, role, zone } = reader;
  return digestContent(lines, counts, {
    id,
    zone,
    now,
    firm,
    mayWrite: true,
    leads: leads(role),
    appUrl: env().APP_URL,
  });
}
