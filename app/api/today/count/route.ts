import { countTodayByKind } from "@/features/today/queries/list-today";
import { recruiterRoute } from "@/lib/server/route";

/** How much there is to do for the one who asks: the navigation's number, asked for once the page is there. */
export const GET = recruiterRoute(async (context) => {
  const counts = await countTodayByKind(context, "mine");
  return { count: Object.values(counts).reduce((sum, one) => sum + one, 0) };
});
