import type { ReactNode } from "react";
import "./public.css";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="public">
      {children}
    </main>
  );
}
