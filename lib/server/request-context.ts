import { pool } from "@/db/client";
import type { Actor } from "@/db/context";
import { present } from "@/lib/clock";
import { env } from "@/lib/env";

/** What a request passes to its queries and mutations: who asks, the one clock of this request, and the pool. */
export function requestContext<A extends Actor>(actor: A) {
  return { actor, now: present(), db: pool(env().DATABASE_URL).db };
}
