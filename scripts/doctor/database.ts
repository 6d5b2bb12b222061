import { isLimited, singleRole } from "@/db/application-role";
import { connect } from "@/db/client";
import { pendingMigrations } from "@/db/migrate";
import { broken, type Finding, reasonOf, step, warning, well } from "./finding";

const oldest = 18;
const extensions = ["pg_trgm", "btree_gist", "unaccent"];
/** Resend's webhooks are at most five minutes old; a clock that is off by this much is on its way there. */
const mostSecondsOff = 60;

type Opened = ReturnType<typeof connect>;
type Urls = { url: string; ownerUrl: string | undefined };

/** The server behind DATABASE_URL: version, clock, extensions, roles, migrations. Null where nothing can be asked of it. */
export async function examineDatabase({ url, ownerUrl }: Urls, now: () => Date) {
  const findings: Finding[] = [];
  const opened = connect(url, { max: 2, name: "callback-doctor" });
  const { sql } = opened;
  try {
    const [server] = await sql<[{ version: number; name: string; at: number; role: string; database: string }]>`
      select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
        (extract(epoch from clock_timestamp()) * 1000)::float8 as at, current_user as role, current_database() as database`;
    findings.push(versionFinding(server), clockFinding(new Date(server.at), now()));
    findings.push(await extensionFinding(sql));
    const pending = await pendingMigrations(opened.db);
    findings.push(
      pending.length === 0
        ? well("Migrations", "the database has all of this version")
        : broken("Migrations", `${pending.length} are not in the database yet`, `Run npm run migrate ${step(4)}.`),
    );
    if (pending.length > 0) return { findings, opened, ready: false };
    const rights = await rightsFinding(sql, server.role);
    findings.push(rights, await roleFinding(sql));
    if (ownerUrl && ownerUrl !== url) findings.push(await ownerFinding(ownerUrl, server.database));
    return { findings, opened, ready: rights.state !== "red" };
  } catch (error) {
    findings.push(
      broken(
        "Database",
        `DATABASE_URL does not lead to a PostgreSQL that answers (${reasonOf(error)})`,
        `Start the server, or correct host, port, role and password ${step(1)}.`,
      ),
    );
    return { findings, opened, ready: false };
  }
}

function versionFinding({ version, name }: { version: number; name: string }): Finding {
  return Math.floor(version / 10_000) >= oldest
    ? well("Database", `PostgreSQL ${name} answers`)
    : broken("Database", `PostgreSQL ${name} is too old`, `Callback needs PostgreSQL ${oldest} or newer ${step(1)}.`);
}

function clockFinding(theirs: Date, ours: Date): Finding {
  const seconds = Math.round(Math.abs(theirs.getTime() - ours.getTime()) / 1_000);
  return seconds <= mostSecondsOff
    ? well("Clock", "this machine and the database agree")
    : broken(
        "Clock",
        `this machine and the database are ${seconds} seconds apart`,
        "Let both keep network time: sudo timedatectl set-ntp true. Webhooks that are five minutes off are refused.",
      );
}

async function extensionFinding(sql: Opened["sql"]): Promise<Finding> {
  const rows = await sql<{ name: string; there: boolean }[]>`
    select name, installed_version is not null as there from pg_available_extensions where name in ${sql(extensions)}`;
  const missing = extensions.filter((name) => !rows.some((row) => row.name === name));
  if (missing.length > 0)
    return broken(
      "Extensions",
      `the server does not have ${missing.join(", ")}`,
      `Install PostgreSQL's contrib package (sudo apt install postgresql-contrib) ${step(1)}.`,
    );
  const names = rows.filter(({ there }) => there).length;
  return well(
    "Extensions",
    names === extensions.length ? extensions.join(", ") : "available; npm run migrate adds them",
  );
}

async function rightsFinding(sql: Opened["sql"], role: string): Promise<Finding> {
  const rows = await sql<{ name: string }[]>`
    select tablename as name from pg_tables
     where schemaname = 'public' and not (has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
       and has_table_privilege(format('%I.%I', schemaname, tablename), 'insert'))`;
  return rows.length === 0
    ? well("Role", `${role} may read and write`)
    : broken(
        "Role",
        `${role} may not read ${rows.length} of the tables`,
        `Run npm run migrate with MIGRATION_DATABASE_URL set to the owner of the tables: it grants ${role} what it needs ${step(4)}.`,
      );
}

async function roleFinding(sql: Opened["sql"]): Promise<Finding> {
  return (await isLimited(sql))
    ? well("Role", "it cannot rewrite the audit log or the do-not-email list")
    : warning("Role", "the application is the owner of its tables", singleRole);
}

async function ownerFinding(ownerUrl: string, database: string): Promise<Finding> {
  const part = "Owner";
  const { sql } = connect(ownerUrl, { max: 1, name: "callback-doctor" });
  try {
    const [row] = await sql<[{ database: string; owns: boolean }]>`
      select current_database() as database, coalesce(bool_and(pg_has_role(tableowner, 'usage')), true) as owns
        from pg_tables where schemaname = 'public'`;
    if (row.database !== database)
      return broken(
        part,
        "MIGRATION_DATABASE_URL and DATABASE_URL lead to different databases",
        `Give both the same host, port and database ${step(1)}.`,
      );
    return row.owns
      ? well(part, "MIGRATION_DATABASE_URL owns the tables")
      : broken(part, "MIGRATION_DATABASE_URL does not own the tables", `Set it to the role that made them ${step(1)}.`);
  } catch (error) {
    const words = `MIGRATION_DATABASE_URL does not lead to a PostgreSQL that answers (${reasonOf(error)})`;
    return broken(part, words, `Correct host, port, role and password ${step(1)}.`);
  } finally {
    await sql.end();
  }
}
