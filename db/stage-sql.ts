import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { inWords } from "./schema/columns";
import { stageOrder, stageSets, type Stage, type StageSet } from "./vocabulary/candidacies";

/** That a stage is in a set, as an index over that set is written: stageIn(sql`c.furthest`, "finalist"). */
export function stageIn(stage: SQLWrapper, set: StageSet): SQL<boolean> {
  return inWords(stage, stageSets[set]);
}

/** What a card's `furthest` becomes when it moves: it only grows. */
export function furthestSql(toStage: Stage | SQL): SQL {
  const order = sql.raw(`array[${stageOrder.map((stage) => `'${stage}'`).join(", ")}]::text[]`);
  return sql`case when array_position(${order}, ${toStage}::text) > array_position(${order}, furthest)
    then ${toStage}::text else furthest end`;
}
