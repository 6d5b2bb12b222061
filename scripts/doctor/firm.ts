import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { listStops } from "@/features/messages/queries/list-stops";
import { type Stop, wordsOfStop } from "@/features/messages/rules/stop";
import { refuseMissingKeys } from "@/features/suppressions/mutations/rekey-suppressions";
import { broken, type Finding, step, well } from "./finding";

type Row = { admins: number; postalAddress: string; mailDomain: string };

/** What is in the database: the keys that its rows need, an admin, the company, a worker, and what stops email. */
export async function examineFirm(db: Database, now: Date) {
  const context: Context = { actor: { kind: "system", name: "doctor" }, now, db };
  const findings: Finding[] = [await keysFinding(context)];
  const [row] = await db.execute<Row>(sql`
    select (select count(*)::int from recruiters where role = 'admin' and deactivated_at is null) as admins,
      postal_address as "postalAddress", mail_domain as "mailDomain" from settings`);
  findings.push(
    row && row.admins > 0
      ? well("First admin", row.admins === 1 ? "one admin can sign in" : `${row.admins} admins can sign in`)
      : broken(
          "First admin",
          "nobody can sign in as an admin",
          `Run npm run recruiter -- add "Your Name" you@your-firm.com admin ${step(6)}.`,
        ),
  );
  const company = (words: string) =>
    broken("Company", words, `An admin fills it in under Settings, Company ${step(7)}.`);
  if (!row?.postalAddress) findings.push(company("the postal address is missing, so no outreach email goes"));
  else if (!row.mailDomain) findings.push(company("the email domain is missing, so no email goes"));
  else findings.push(well("Company", `postal address and email domain (${row.mailDomain}) are set`));
  const stops = await listStops(context);
  findings.push(
    stops.some(({ kind }) => kind === "no_worker")
      ? broken("Worker", "no worker has shown a sign of life in the last minute", `Start npm run worker ${step(5)}.`)
      : well("Worker", "it is alive"),
  );
  for (const stop of stops.filter(({ kind }) => kind !== "no_worker")) findings.push(stopFinding(stop, now));
  if (stops.length === 0) findings.push(well("Sending", "nothing stops it"));
  return { findings, mailDomain: row?.mailDomain ?? "" };
}

function stopFinding(stop: Stop, now: Date): Finding {
  const { title, meaning, remedy } = wordsOfStop(stop, "UTC", now);
  return broken("Sending", `${title} ${meaning}`, `${remedy} Times are UTC.`);
}

async function keysFinding(context: Context): Promise<Finding> {
  try {
    await refuseMissingKeys(context);
    return well("Secrets", "every address that is never emailed again is known by SUPPRESSION_KEY");
  } catch (error) {
    const words = error instanceof Error ? error.message : "a key is missing";
    return broken("Secrets", words, "Put the key that the installation began with back at the end of SUPPRESSION_KEY.");
  }
}
