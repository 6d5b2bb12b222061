import { recordPageLook } from "@/features/submittals/mutations/record-page-look";
import { findSubmittalPage } from "@/features/submittals/queries/find-submittal-page";
import { isLook } from "@/features/submittals/rules/submittal-page";
import { NotFound } from "@/lib/errors";
import { openRoute } from "@/lib/server/route";

const dot = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** The dot that a submittal page draws: where a person looks at it, the position shows when. Programs are not counted. */
export const GET = openRoute("submittal-page", async (context, { request, params }) => {
  const { token = "" } = params;
  if (!(await findSubmittalPage(context, { token }))) throw new NotFound("page");
  if (isLook(request)) await recordPageLook(context, { token });
  return new Response(dot, { headers: { "content-type": "image/gif", "cache-control": "private, no-store" } });
});
