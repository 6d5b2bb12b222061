import { findPhoto } from "@/features/signatures/queries";
import { openRoute } from "@/lib/server/route";

export const dynamic = "force-dynamic";

/** The photo below a recruiter's emails, for whoever got one: its address is random, and leads to nothing else. */
export const GET = openRoute("photo", async (context, { params }) => {
  const photo = await findPhoto(context, params.id ?? "");
  if (!photo) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(photo.bytes), {
    headers: {
      "content-type": photo.type,
      "content-security-policy": "default-src 'none'; sandbox",
      // Mail programs on the web show it from a page of their own.
      "cross-origin-resource-policy": "cross-origin",
      "cache-control": "public, max-age=3600",
    },
  });
});
