import type { Recruiter } from "@/db/context";

/** Whether somebody may take the whole report of an import away as a file: whose import it is, managers and admins. */
export function mayExportReport({ id, role }: Pick<Recruiter, "id" | "role">, by: string): boolean {
  return role === "admin" || role === "manager" || (role === "recruiter" && id === by);
}
