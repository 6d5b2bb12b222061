import type { Role } from "@/db/vocabulary/recruiters";

/** Who decides who sees a position: its owner, and whoever is a manager or an admin and sees it. */
export function mayRestrict(who: { id: string; role: Role }, ownerId: string): boolean {
  return who.id === ownerId || who.role === "manager" || who.role === "admin";
}

/** "Restricted: only Dana Ruiz (owner), Omar Haddad and admins see this position." */
export function whoSeesWords(restricted: boolean, owner: string, viewers: string[]): string {
  if (!restricted) return "Everyone in Callback can see this position.";
  return `Restricted: only ${[`${owner} (owner)`, ...viewers].join(", ")} and admins see this position.`;
}
