import { countTodayByKind } from "@/features/today/queries/list-today";
import { opensOn } from "@/features/today/rules/scope";
import { recruiterRoute } from "@/lib/server/route";

/** How much there is to do on the list that Today opens on: the navigation's number, asked for once the page is there. */
export const GET = recruiterRoute(async (context) => {
  const counts = await countTodayByKind(context, opensOn(context.actor.role));
  return { count: Object.values(counts).reduce((sum, one) => sum + one, 0) };
});
