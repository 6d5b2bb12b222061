import type { ReactNode } from "react";
import "./public.css";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <main className="public">{children}</main>;
}
