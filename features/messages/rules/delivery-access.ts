import type { Role } from "@/db/vocabulary/recruiters";

/** Settings, Delivery: admins and managers see it and pause or resume; what became of an email an admin says. */
export const seesDelivery = (role: Role) => role === "admin" || role === "manager";
export const decidesDelivery = (role: Role) => role === "admin";
