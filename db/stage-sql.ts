import type { SQL, SQLWrapper } from "drizzle-orm";
import { inWords } from "./schema/columns";
import { stageSets, type StageSet } from "./vocabulary/candidacies";

/** That a stage is in a set, as an index over that set is written: stageIn(sql`c.furthest`, "finalist"). */
export function stageIn(stage: SQLWrapper, set: StageSet): SQL<boolean> {
  return inWords(stage, stageSets[set]);
}
