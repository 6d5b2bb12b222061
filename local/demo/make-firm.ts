import postgres from "postgres";
import { connect } from "@/db/client";
import { type DatabaseUrls, urlsOf } from "@/db/database-urls";
import { demoPassword, staff } from "./firm";

/**
 * Makes the demonstration firm in a database without a recruiter. It is built in another database, which takes the
 * empty one's place when it is whole: a start that is interrupted leaves nothing half-made. Returns its logins.
 */
export async function makeDemoFirm(urls: DatabaseUrls, now: Date) {
  if (await isEmpty(urls.url)) {
    const name = new URL(urls.url).pathname.slice(1);
    const making = `${name}_making`;
    const makingUrls = urlsOf(urls, making);
    // What is done to a database is done by its owner, over another one where it is about the whole of it.
    const { ownerUrl: server } = urlsOf(urls, "postgres");
    await run(
      server,
      `drop database if exists ${making} with (force)`,
      `create database ${making} template ${name}`,
      // Thousands of small statements of few kinds: a commit to disk and a new plan for each would take most of the time.
      `alter database ${making} set synchronous_commit = off`,
      `alter database ${making} set plan_cache_mode = force_generic_plan`,
    );
    // Loaded here, for all the mutations come with it and a later start needs none of them.
    const { seedDemo } = await import("./seed");
    // Nobody waits for a page meanwhile: a slow disk makes it longer, and does not end it.
    const { sql, db } = connect(makingUrls.url, { name: "demo", max: 6, statementTimeout: 0 });
    try {
      await seedDemo({ db, now, password: demoPassword });
    } finally {
      await sql.end();
    }
    await run(makingUrls.ownerUrl, `alter database ${making} reset all`, "analyze");
    await run(server, `drop database ${name} with (force)`, `alter database ${making} rename to ${name}`);
  }
  return (await isDemo(urls.url))
    ? staff.map(({ name, email, role }) => ({ name, email, role, password: demoPassword }))
    : [];
}

async function isEmpty(url: string) {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql<{ empty: boolean }[]>`select not exists (select from recruiters) as empty`;
  await sql.end();
  return row?.empty === true;
}

async function isDemo(url: string) {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql<
    { demo: boolean }[]
  >`select exists (select from recruiters where email = ${staff[0]?.email ?? ""}) as demo`;
  await sql.end();
  return row?.demo === true;
}

async function run(url: string, ...statements: string[]) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  for (const statement of statements) await sql.unsafe(statement);
  await sql.end();
}
