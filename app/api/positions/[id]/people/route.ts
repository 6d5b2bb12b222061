import { listPeopleToAdd } from "@/features/board/queries/list-people-to-add";
import { idOf, recruiterRoute } from "@/lib/server/route";
import { cutText } from "@/lib/text";

/** Candidates by name or email, with where they stand on this position. */
export const GET = recruiterRoute(async (context, { search, params }) =>
  listPeopleToAdd(context, { positionId: idOf(params), search: cutText(search.get("search") ?? "", 100) }),
);
