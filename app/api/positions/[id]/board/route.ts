import { boardQuery } from "@/features/board/inputs";
import { findBoardVersion } from "@/features/board/queries/find-board-version";
import { listBoard } from "@/features/board/queries/list-board";
import { idOf, recruiterRoute } from "@/lib/server/route";

/** The board for a page that is open: 304 while nothing has changed, which costs one small statement. */
export const GET = recruiterRoute(async (context, { request, search, params }) => {
  const positionId = idOf(params);
  const known = request.headers.get("if-none-match");
  if (known && known === `"${await findBoardVersion(context, positionId)}"`) return new Response(null, { status: 304 });
  const board = await listBoard(context, { positionId, ...boardQuery.parse(Object.fromEntries(search)) });
  return Response.json(board, { headers: { etag: `"${board.version}"`, "cache-control": "private, no-store" } });
});
