import { z } from "zod";
import { pool } from "@/db/client";
import { getCandidacy } from "@/features/board/queries/get-candidacy";
import { env } from "@/lib/env";
import { NotFound } from "@/lib/errors";
import { currentRecruiter } from "@/lib/server/auth";
import { present } from "@/lib/clock";

/** One card's whole story, for the panel over the board. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await currentRecruiter();
  if (!actor) return new Response(null, { status: 401 });
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return new Response(null, { status: 404 });
  const context = { actor, now: present(), db: pool(env().DATABASE_URL).db };
  try {
    const detail = await getCandidacy(context, id.data);
    return Response.json(detail, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
}
