import { listClosedOut } from "@/features/board/queries/list-closed-out";
import { idOf, recruiterRoute } from "@/lib/server/route";

export const GET = recruiterRoute(async (context, { params }) => listClosedOut(context, { positionId: idOf(params) }));
