import { pool } from "@/db/client";
import type { Actor, Caller } from "@/db/context";
import { present } from "@/lib/clock";
import { env } from "@/lib/env";

/** What a request passes to its queries and mutations: who asks and from where, its one clock, and the pool. */
export function requestContext<A extends Actor>(actor: A, caller?: Caller) {
  return { actor, now: present(), db: pool(env().DATABASE_URL).db, ...(caller && { caller }) };
}
