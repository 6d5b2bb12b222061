import { pool } from "@/db/client";
import { countTodayByKind } from "@/features/today/queries/list-today";
import { present } from "@/lib/clock";
import { env } from "@/lib/env";
import { currentRecruiter } from "@/lib/server/auth";

/** How many lines wait for the one who asks: the navigation's number, asked for once the page is there. */
export async function GET() {
  const actor = await currentRecruiter();
  if (!actor) return new Response(null, { status: 401 });
  const counts = await countTodayByKind({ actor, now: present(), db: pool(env().DATABASE_URL).db }, "mine");
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return Response.json({ count }, { headers: { "cache-control": "private, no-store" } });
}
