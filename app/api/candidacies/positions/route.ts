import { listPositionsToAddTo } from "@/features/positions/queries/list-positions-to-add-to";
import { recruiterRoute } from "@/lib/server/route";
import { cutText } from "@/lib/text";

/** Positions somebody may be put on, the recruiter's own first. */
export const GET = recruiterRoute(async (context, { search }) =>
  listPositionsToAddTo(context, { search: cutText(search.get("search") ?? "", 100) }),
);
