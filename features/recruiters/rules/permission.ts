import type { Actor, Recruiter } from "@/db/context";
import type { Role } from "@/db/vocabulary/recruiters";
import { NotAllowed } from "@/lib/errors";

/** What a viewer is told who would change something. */
export const viewerRefusal = "A viewer can see everything but cannot change anything.";

/** A viewer changes nothing. Each mutation asks this first, whatever page, action or route it is called by. */
export function requireWriter(actor: Actor) {
  if (actor.kind === "recruiter" && actor.role === "viewer") throw new NotAllowed(viewerRefusal);
}

/** For what only some roles may do; Callback itself may. */
export function requireRole(actor: Actor, ...allowed: Role[]) {
  if (actor.kind === "recruiter" && !allowed.includes(actor.role))
    throw new NotAllowed(`Only ${allowed.map((role) => `${article(role)} ${role}`).join(" or ")} can do this.`);
}

/** For what only Callback does: a job, a webhook, a page that anybody can open and whose token says who asks. */
export function requireSystem(actor: Actor) {
  if (actor.kind !== "system") throw new NotAllowed("Only Callback itself can do this.");
}

/** For what concerns one recruiter: they themselves and admins; Callback itself may. */
export function requireSelfOrAdmin(actor: Actor, recruiterId: string) {
  if (byOf(actor) !== recruiterId) requireRole(actor, "admin");
}

/** The recruiter who acts, or null where Callback does. */
export function byOf(actor: Actor): string | null {
  return actor.kind === "recruiter" ? actor.id : null;
}

/** For what only a person may do, not a job; a viewer may too. */
export function requireSignedIn(actor: Actor): Recruiter {
  if (actor.kind !== "recruiter") throw new NotAllowed("Only a recruiter can do this.");
  return actor;
}

/** The same for what changes something. */
export function requireRecruiter(actor: Actor): Recruiter {
  requireWriter(actor);
  return requireSignedIn(actor);
}

/** Settings, Signing in is for admins. */
export const changesSignIn = (role: Role) => role === "admin";

function article(role: Role) {
  return role === "admin" ? "an" : "a";
}
