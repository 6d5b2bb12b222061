import { testDatabase } from "@/db/test-database";
import { testQueueIn } from "./test-queue-in";

/** A firm of its own that queues email, at a time that the test lets pass. */
export async function testQueue() {
  const { db, sql, owner, url } = await testDatabase();
  return { ...(await testQueueIn(db)), sql, owner, url };
}
