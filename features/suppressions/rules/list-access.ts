import type { Role } from "@/db/vocabulary/recruiters";

/** Settings, Do not email: whoever may add an address sees the page. */
export const seesDoNotEmail = (role: Role) => role !== "viewer";

/** Everybody else sees what they added themselves. */
export const seesWholeList = (role: Role) => role === "admin" || role === "manager";

export const liftsDoNotEmail = (role: Role) => role === "admin";
