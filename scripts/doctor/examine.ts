import { readEnv, settingProblems } from "@/lib/env";
import { examineAccount } from "./account";
import { examineAddress } from "./address";
import { examineDatabase } from "./database";
import { broken, type Finding, well } from "./finding";
import { examineFirm } from "./firm";
import { examineProviders } from "./providers";
import { sendItselfAnEvent } from "./webhook";

type Surroundings = { now: () => Date; resolveTxt: (name: string) => Promise<string[][]> };
const oldestNode = 24;

/** Looks at everything that an installation needs. What cannot be asked because of a red finding is left out. */
export async function examine(source: NodeJS.ProcessEnv, surroundings: Surroundings): Promise<Finding[]> {
  const problems = settingProblems(source);
  const settings = problems.map(({ name, words, remedy }) => broken("Settings", `${name} ${words}`, remedy));
  const findings = [nodeFinding(), ...(settings.length > 0 ? settings : [well("Settings", "every one is there")])];
  if (problems.length > 0) return findings;

  const env = readEnv(source);
  const { now } = surroundings;
  const database = await examineDatabase({ url: env.DATABASE_URL, ownerUrl: env.MIGRATION_DATABASE_URL }, now);
  findings.push(...database.findings);
  const { db, sql } = database.opened;
  try {
    const firm = database.ready ? await examineFirm(db, now()) : null;
    findings.push(...(firm?.findings ?? []));
    const address = await examineAddress(env.APP_URL, now());
    findings.push(...address.findings);
    findings.push(
      ...(await examineAccount({
        ...surroundings,
        baseUrl: env.RESEND_BASE_URL,
        apiKey: env.RESEND_API_KEY,
        receivingApiKey: env.RESEND_RECEIVING_API_KEY,
        appUrl: env.APP_URL,
        mailDomain: firm?.mailDomain ?? "",
      })),
    );
    findings.push(...(await examineProviders(env)));
    if (database.ready && address.reachable)
      findings.push(...(await sendItselfAnEvent({ db, appUrl: env.APP_URL, secret: env.RESEND_WEBHOOK_SECRET, now })));
    return findings;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function nodeFinding(): Finding {
  const { node } = process.versions;
  return Number(node.split(".")[0]) >= oldestNode
    ? well("Node", node)
    : broken("Node", `${node} is too old`, "Run it by npm run doctor, which brings Node 24.");
}
