import postgres from "postgres";
import { connect } from "@/db/client";
import { demoPassword, staff } from "./firm";

/**
 * Makes the demonstration firm where nobody works yet. It grows in a database of its own, which takes the empty one's
 * place when it is whole: a start that is interrupted leaves nothing half-made. Returns its logins.
 */
export async function makeDemoFirm(databaseUrl: string, now: Date) {
  if (await isEmpty(databaseUrl)) {
    const name = new URL(databaseUrl).pathname.slice(1);
    const making = `${name}_making`;
    const makingUrl = new URL(`/${making}`, databaseUrl).href;
    await administer(
      databaseUrl,
      `drop database if exists ${making} with (force)`,
      `create database ${making} template ${name}`,
      // Thousands of small steps of few kinds: none waits for the disk, and none is planned anew.
      `alter database ${making} set synchronous_commit = off`,
      `alter database ${making} set plan_cache_mode = force_generic_plan`,
    );
    // Loaded here, for all the mutations come with it and a later start needs none of them.
    const { seedDemo } = await import("./seed");
    const { sql, db } = connect(makingUrl, { name: "demo", max: 6 });
    try {
      await seedDemo({ db, now, password: demoPassword });
      await sql.unsafe(`alter database ${making} reset all`);
      await sql.unsafe("analyze");
    } finally {
      await sql.end();
    }
    await administer(databaseUrl, `drop database ${name} with (force)`, `alter database ${making} rename to ${name}`);
  }
  return (await isDemo(databaseUrl))
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

/** Runs statements that need a database other than the one they are about. */
async function administer(url: string, ...statements: string[]) {
  const sql = postgres(new URL("/postgres", url).href, { max: 1, onnotice: () => undefined });
  for (const statement of statements) await sql.unsafe(statement);
  await sql.end();
}
