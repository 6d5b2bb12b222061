import type { Role } from "@/db/vocabulary/recruiters";

/** Who may ask: a role, Callback itself (a job, a webhook, the demonstration firm), or somebody who is not signed in. */
export type Caller = Role | "system" | "nobody";

/**
 * Who may call what: roles-of-mutations.ts and roles-of-actions.ts say it with these words. `npm run check` fails on a
 * mutation, action or route that has no line there, and roles.test.ts calls each of them as everybody who may not.
 */
export const access = {
  /** A page, token or signature says who asks. */
  anyone: ["nobody", "viewer", "recruiter", "manager", "admin", "system"],
  /** Looking, and what is a person's own: their password, their sessions. */
  signedIn: ["viewer", "recruiter", "manager", "admin"],
  /** Everybody but viewers. */
  writers: ["recruiter", "manager", "admin", "system"],
  /** What a human being has to answer for. */
  recruiters: ["recruiter", "manager", "admin"],
  managers: ["manager", "admin", "system"],
  admins: ["admin", "system"],
  callback: ["system"],
  /** A part of other mutations, which ask the role; nothing else calls it. */
  part: [],
} as const satisfies Record<string, readonly Caller[]>;

export type Access = keyof typeof access;
