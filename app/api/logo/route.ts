import { findLogo } from "@/features/settings/queries";
import { openRoute } from "@/lib/server/route";

export const dynamic = "force-dynamic";

/** The firm's logo, for the pages that people outside of it see. Its address is another one for each picture. */
export const GET = openRoute("logo", async (context) => {
  const logo = await findLogo(context);
  if (!logo) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      "content-type": logo.type,
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "public, max-age=3600",
    },
  });
});
