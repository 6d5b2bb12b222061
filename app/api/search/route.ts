import { findAnything } from "@/features/search/queries/find-anything";
import { recruiterRoute } from "@/lib/server/route";
import { cutText } from "@/lib/text";

/** People, contacts, positions and clients for the palette: a route and no action, so that an older search can be left. */
export const GET = recruiterRoute((context, { search }) =>
  findAnything(context, cutText(search.get("search") ?? "", 200)),
);
