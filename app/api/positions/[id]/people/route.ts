import { listPeopleToAdd } from "@/features/board/queries/list-people-to-add";
import { requirePosition } from "@/features/positions/queries/require-position";
import { idOf, recruiterRoute } from "@/lib/server/route";
import { cutText } from "@/lib/text";

/** Candidates by name or email, with where they stand on this position. */
export const GET = recruiterRoute(async (context, { search, params }) => {
  const positionId = idOf(params);
  await requirePosition(context, positionId);
  return listPeopleToAdd(context, { positionId, search: cutText(search.get("search") ?? "", 100) });
});
