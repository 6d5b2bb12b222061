import { z } from "zod";
import { pool } from "@/db/client";
import { boardQuery } from "@/features/board/inputs";
import { findBoardVersion } from "@/features/board/queries/find-board-version";
import { listBoard } from "@/features/board/queries/list-board";
import { env } from "@/lib/env";
import { NotFound } from "@/lib/errors";
import { currentRecruiter } from "@/lib/server/auth";
import { present } from "@/lib/clock";

/** The board for a page that is open: 304 while nothing has changed, which costs one small statement. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await currentRecruiter();
  if (!actor) return new Response(null, { status: 401 });
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return new Response(null, { status: 404 });
  const context = { actor, now: present(), db: pool(env().DATABASE_URL).db };
  const known = request.headers.get("if-none-match");
  if (known && known === `"${await findBoardVersion(context, id.data)}"`) return new Response(null, { status: 304 });
  const query = boardQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  try {
    const board = await listBoard(context, { positionId: id.data, ...query });
    return Response.json(board, { headers: { etag: `"${board.version}"`, "cache-control": "private, no-store" } });
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
}
