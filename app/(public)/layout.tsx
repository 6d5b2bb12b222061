import type { ReactNode } from "react";
import { Logo } from "@/features/settings/components/logo";
import { findLogoAddress } from "@/features/settings/queries";
import { requestContext } from "@/lib/server/request-context";
import "./public.css";

// The logo stands in the database.
export const dynamic = "force-dynamic";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const logo = await findLogoAddress(requestContext({ kind: "system", name: "public-page" }));
  return (
    <main id="main" className="public">
      {logo ? <Logo address={logo} alt="" className="logo" /> : null}
      {children}
    </main>
  );
}
