import { listPeopleToAdd } from "@/features/board/queries/list-people-to-add";
import { idOf, recruiterRoute } from "@/lib/server/route";

/** Candidates by name or email, with where they stand on this position. */
export const GET = recruiterRoute(async (context, { search, params }) =>
  listPeopleToAdd(context, { positionId: idOf(params), search: (search.get("search") ?? "").slice(0, 100) }),
);
