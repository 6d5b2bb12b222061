import type { Role } from "@/db/vocabulary/recruiters";

/** Settings, Audit: who did what to whom is for admins. */
export const seesAuditLog = (role: Role) => role === "admin";
