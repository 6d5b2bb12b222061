import { asc } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";

/** Everybody who may stand in the log, those who left too. */
export async function listActors({ db }: Context) {
  return db
    .select({ id: recruiters.id, name: recruiters.name })
    .from(recruiters)
    .orderBy(asc(recruiters.name), asc(recruiters.id));
}
