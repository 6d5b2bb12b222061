import { getAttachment } from "@/features/threads/queries/attachments";
import { idOf, recruiterRoute } from "@/lib/server/route";

/** A file that came with a reply: always downloaded, never shown, whatever it says of itself. */
export const GET = recruiterRoute(async (context, { params }) => {
  const { name, bytes } = await getAttachment(context, idOf(params));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", "%27")}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
});
