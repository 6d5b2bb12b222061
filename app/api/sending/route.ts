import { listStops } from "@/features/messages/queries/list-stops";
import { wordsOfStop } from "@/features/messages/rules/stop";
import { recruiterRoute } from "@/lib/server/route";

/** Why nothing is sent, for the banner of a page that stays open. */
export const GET = recruiterRoute(async (context) => {
  const stops = await listStops(context);
  return { stops: stops.map((stop) => wordsOfStop(stop, context.actor.zone, context.now)) };
});
