import { getCandidacy } from "@/features/board/queries/get-candidacy";
import { idOf, recruiterRoute } from "@/lib/server/route";

/** One card's whole story, for the panel over the board. */
export const GET = recruiterRoute(async (context, { params }) => getCandidacy(context, idOf(params)));
