import { z } from "zod";
import { pool } from "@/db/client";
import { listClosedOut } from "@/features/board/queries/list-closed-out";
import { env } from "@/lib/env";
import { currentRecruiter } from "@/lib/server/auth";
import { present } from "@/lib/clock";

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await currentRecruiter();
  if (!actor) return new Response(null, { status: 401 });
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return new Response(null, { status: 404 });
  const context = { actor, now: present(), db: pool(env().DATABASE_URL).db };
  const rows = await listClosedOut(context, { positionId: id.data });
  return Response.json(rows, { headers: { "cache-control": "private, no-store" } });
}
