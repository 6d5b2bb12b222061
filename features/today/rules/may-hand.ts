import type { Role } from "@/db/vocabulary/recruiters";

/** They see to it that nobody is forgotten: they hand over anybody's lines, and remind of them. */
export const leads = (role: Role) => role === "manager" || role === "admin";

type Handed = { by: string; toId: string; note: string };

/** What a handed line says of it to its reader. */
export function handedWords({ by, to, toId, note }: Handed & { to: string }, readerId: string): string {
  const how = toId === readerId ? `Handed to you by ${by}` : `Handed to ${to} by ${by}`;
  return note ? `${how}: ${note}` : how;
}
