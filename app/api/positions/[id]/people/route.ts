import { z } from "zod";
import { pool } from "@/db/client";
import { findPeopleToAdd } from "@/features/candidacies/queries/find-people-to-add";
import { env } from "@/lib/env";
import { currentRecruiter } from "@/lib/server/auth";
import { present } from "@/lib/clock";

/** Candidates by name or email, with where they stand on this position. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await currentRecruiter();
  if (!actor) return new Response(null, { status: 401 });
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return new Response(null, { status: 404 });
  const context = { actor, now: present(), db: pool(env().DATABASE_URL).db };
  const search = (new URL(request.url).searchParams.get("search") ?? "").slice(0, 100);
  const people = await findPeopleToAdd(context, { positionId: id.data, search });
  return Response.json(people, { headers: { "cache-control": "private, no-store" } });
}
