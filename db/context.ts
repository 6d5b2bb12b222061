import type { Press } from "@/lib/action-result";
import type { Db } from "./client";
import type { Role } from "./vocabulary/recruiters";

declare const minted: unique symbol;

/** A recruiter whose session was checked. Only lib/server/auth.ts, digests, demo data and tests mint one. */
export type Recruiter = { kind: "recruiter"; id: string; name: string; role: Role; zone: string } & { [minted]: true };

/** Callback itself: a job, a webhook, the demonstration firm. `name` goes into the row of the operation. */
type System = { kind: "system"; name: string };

export type Actor = Recruiter | System;

/** The operation that is running: its history rows and audit entries carry the id. */
type Operation = {
  readonly id: string;
  readonly verb: string;
  /** Whether it changed anything: one that changed nothing leaves no row. Set where its history and audit are written. */
  recorded: boolean;
};

/**
 * Where a request came from, for what is kept of it where something happens at a door: a keyed hash of its address, its
 * network (an IPv4 address, or the /64 of an IPv6 one), and the kind of browser. Null where it cannot be told.
 */
export type Caller = { source: string | null; network: string | null; device: string | null };

/**
 * What every query and mutation takes. `now` is the one clock: no rule calls SQL now(). `operation` is there inside
 * runOperation(): a verb that calls another one is one operation. `press` is there where a browser asked for a verb, so
 * that it is carried out once (features/operations/mutations/once.ts). `caller` is there where a request asks.
 */
export type Context = { actor: Actor; now: Date; db: Db; press?: Press; operation?: Operation; caller?: Caller };

/** The context inside runOperation(): `db` is its transaction. */
export type OperationContext = Context & { operation: Operation };

/** Turns a checked recruiter row into an actor. Called by lib/server/auth.ts after the session check, by tests, and
 * where a digest reads Today as the recruiter who asked for it. */
export function mintRecruiter(row: { id: string; name: string; role: Role; zone: string }): Recruiter {
  return { kind: "recruiter", id: row.id, name: row.name, role: row.role, zone: row.zone } as Recruiter;
}
