import { listClosedOut } from "@/features/board/queries/list-closed-out";
import { requirePosition } from "@/features/positions/queries/require-position";
import { idOf, recruiterRoute } from "@/lib/server/route";

export const GET = recruiterRoute(async (context, { params }) => {
  const positionId = idOf(params);
  await requirePosition(context, positionId);
  return listClosedOut(context, { positionId });
});
