import { getReplyHtml } from "@/features/threads/queries/get-reply-html";
import { foreignPolicy } from "@/lib/security-headers";
import { idOf, recruiterRoute } from "@/lib/server/route";

/** A reply's own markup for its frame: it runs nothing, and loads remote images only where somebody asked for them. */
export const GET = recruiterRoute(async (context, { params, search }) => {
  const images = search.get("images") === "true";
  const html = await getReplyHtml(context, { replyId: idOf(params), images });
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": foreignPolicy({ images }),
      "referrer-policy": "no-referrer",
      "cache-control": "private, no-store",
    },
  });
});
