import { requirePosition } from "@/features/positions/queries/require-position";
import { eventStream } from "@/lib/server/event-stream";
import { positionChanges } from "@/lib/server/position-changes";
import { idOf, recruiterRoute } from "@/lib/server/route";

/** Says that something of a position has changed, and never what: the page asks for that where it always does. */
export const GET = recruiterRoute(async (context, { params }) => {
  const positionId = idOf(params);
  await requirePosition(context, positionId);
  return eventStream((send) =>
    positionChanges().watch(positionId, {
      changed: () => send("changed", {}),
      hears: (hears) => send("hears", { hears }),
    }),
  );
});
