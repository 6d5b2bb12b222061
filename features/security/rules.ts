import type { Role } from "@/db/vocabulary/recruiters";

/** Settings, Security: who was kept out and who took something along is for admins. */
export const seesSecurity = (role: Role) => role === "admin";
