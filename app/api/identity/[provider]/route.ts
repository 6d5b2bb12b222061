import { identityAnswerInput } from "@/features/recruiters/inputs";
import { finishIdentity } from "@/lib/server/identity";
import { openRoute } from "@/lib/server/route";

/** Where an identity provider sends the browser back to, with its answer. */
export const GET = openRoute("identity-provider", async (_context, { search, params }) => {
  const { data: answer = {} } = identityAnswerInput.safeParse(Object.fromEntries(search));
  const location = await finishIdentity(params["provider"] ?? "", answer);
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
});
