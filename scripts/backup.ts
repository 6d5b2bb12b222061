import { resolve } from "node:path";
import { Refusal } from "@/lib/errors";
import { backUp } from "@/local/backup";
import { restore } from "@/local/restore";

/** npm run backup -- FOLDER and npm run restore -- FOLDER, for the database that npm start runs. */
const folder = resolve(process.env.CALLBACK_DATA ?? ".data");
const [verb, path] = process.argv.slice(2);

try {
  if (process.env.DATABASE_URL)
    throw new Refusal(
      "DATABASE_URL is set: back that database up with pg_dump or base backups, as docs/operations.md says.",
    );
  if (!path) throw new Refusal(`Name the folder: npm run ${verb} -- backups/monday`);
  if (verb === "backup") {
    await backUp({ folder, into: path });
    console.log(`The backup is in ${path}. It holds secrets and people's data: keep it as you keep the database.`);
  } else {
    const kept = await restore({ folder, from: path, now: new Date() });
    console.log("Restored. Email is paused: start Callback, and an admin looks under Settings, Delivery.");
    if (kept) console.log(`What was there before is in ${kept}.`);
  }
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
