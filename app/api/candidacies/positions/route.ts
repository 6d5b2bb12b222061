import { pool } from "@/db/client";
import { findPositionsToPutOn } from "@/features/candidacies/queries/find-positions-to-put-on";
import { env } from "@/lib/env";
import { currentRecruiter } from "@/lib/server/auth";
import { present } from "@/lib/clock";

/** Positions somebody may be put on, the recruiter's own first. */
export async function GET(request: Request) {
  const actor = await currentRecruiter();
  if (!actor) return new Response(null, { status: 401 });
  const context = { actor, now: present(), db: pool(env().DATABASE_URL).db };
  const search = (new URL(request.url).searchParams.get("search") ?? "").slice(0, 100);
  const positions = await findPositionsToPutOn(context, { search });
  return Response.json(positions, { headers: { "cache-control": "private, no-store" } });
}
