import { z } from "zod";
import { broken, type Finding, reasonOf, step, warning, well } from "./finding";

const patienceMs = 10_000;
const mostSecondsOff = 60;

type Account = {
  baseUrl: string;
  apiKey: string | undefined;
  receivingApiKey: string | undefined;
  appUrl: string | undefined;
  mailDomain: string;
  /** Looks TXT records up: tests bring their own. */
  resolveTxt: (name: string) => Promise<string[][]>;
  now: () => Date;
};

const domain = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  capabilities: z.object({ sending: z.string().optional(), receiving: z.string().optional() }).partial().optional(),
  records: z
    .array(z.object({ record: z.string(), name: z.string(), type: z.string(), status: z.string(), value: z.string() }))
    .default([]),
});
type Domain = z.infer<typeof domain>;
const domains = z.object({ data: z.array(domain) });
const webhooks = z.object({
  data: z.array(z.object({ endpoint: z.string(), status: z.string(), events: z.array(z.string()).nullable() })),
});

/** What Callback reads of Resend's events, and so what the webhook has to send. */
export const neededEvents = [
  "email.sent",
  "email.delivered",
  "email.delivery_delayed",
  "email.bounced",
  "email.complained",
  "email.failed",
  "email.suppressed",
  "email.received",
];

/** The firm's account at Resend: both keys, the clock, the sending domain with its DNS, and the webhook. */
export async function examineAccount(account: Account): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (account.apiKey) findings.push(...(await sendingKey(account, account.apiKey)));
  if (!account.receivingApiKey) {
    findings.push(
      warning(
        "Receiving key",
        "RESEND_RECEIVING_API_KEY is not set, so replies are not read and emails in doubt are settled by hand",
        `Make a key with full access at https://resend.com/api-keys ${step(2)}.`,
      ),
    );
    return findings;
  }
  const listed = await ask(account, account.receivingApiKey, "/domains");
  if (!listed.ok) return [...findings, receivingRefused(listed)];
  findings.push(well("Receiving key", "Resend accepts it"));
  if (account.mailDomain) findings.push(...(await domainFindings(account, account.receivingApiKey, listed.body)));
  if (account.appUrl) findings.push(await webhookFinding(account, account.receivingApiKey, account.appUrl));
  return findings;
}

/** A key that may only send is refused the list of domains, and so is known to be one. */
async function sendingKey(account: Account, key: string): Promise<Finding[]> {
  const part = "Sending key";
  const answer = await ask(account, key, "/domains");
  if (answer.status === null)
    return [
      broken(
        "Resend",
        `it does not answer at ${account.baseUrl} (${answer.reason})`,
        "Let this machine open https connections to api.resend.com; leave RESEND_BASE_URL unset.",
      ),
    ];
  const clock = answer.date ? clockFinding(answer.date, account.now()) : [];
  if (answer.ok) return [...clock, well(part, "Resend accepts it; a key with sending access alone would do")];
  if (answer.status === 401 && answer.name === "restricted_api_key")
    return [...clock, well(part, "Resend accepts it; it may send and nothing else")];
  return [
    ...clock,
    broken(
      part,
      `Resend refuses RESEND_API_KEY (${answer.reason})`,
      `Make a new one at https://resend.com/api-keys ${step(2)}.`,
    ),
  ];
}

function clockFinding(theirs: Date, ours: Date): Finding[] {
  const seconds = Math.round(Math.abs(theirs.getTime() - ours.getTime()) / 1_000);
  if (seconds <= mostSecondsOff) return [];
  return [
    broken(
      "Clock",
      `this machine and Resend are ${seconds} seconds apart`,
      "Let this machine keep network time: sudo timedatectl set-ntp true. Webhooks that are five minutes off are refused.",
    ),
  ];
}

function receivingRefused({ name, reason }: { name: string; reason: string }): Finding {
  return name === "restricted_api_key"
    ? broken(
        "Receiving key",
        "RESEND_RECEIVING_API_KEY may only send",
        `Replies are read with a key of full access: make one at https://resend.com/api-keys ${step(2)}.`,
      )
    : broken(
        "Receiving key",
        `Resend refuses RESEND_RECEIVING_API_KEY (${reason})`,
        `Make a new one with full access at https://resend.com/api-keys ${step(2)}.`,
      );
}

async function domainFindings(account: Account, key: string, list: unknown): Promise<Finding[]> {
  const { mailDomain } = account;
  const found = domains.safeParse(list).data?.data.find(({ name }) => name === mailDomain);
  if (!found)
    return [
      broken(
        "Domain",
        `${mailDomain} is not in the account`,
        `Add it at https://resend.com/domains, or correct the email domain under Settings, Company ${step(2)}.`,
      ),
    ];
  const answer = await ask(account, key, `/domains/${encodeURIComponent(found.id)}`);
  const whole = answer.ok ? domain.safeParse(answer.body).data : undefined;
  return [stateOf(found), ...recordFindings(whole ?? found), await dmarcFinding(account)];
}

function stateOf({ name, status }: Domain): Finding {
  return status === "verified"
    ? well("Domain", `${name} is verified`)
    : broken(
        "Domain",
        `${name} is not verified (${status})`,
        `Enter the records of https://resend.com/domains in its DNS, then press Verify there ${step(2)}.`,
      );
}

function recordFindings({ records, capabilities }: Domain): Finding[] {
  const kinds = [
    { part: "SPF", says: "SPF", without: "bounces are not told and email is taken for forged" },
    { part: "DKIM", says: "DKIM", without: "email is not signed and lands in spam" },
    { part: "MX for replies", says: "Receiving", without: "replies do not reach Callback" },
  ];
  return kinds.map(({ part, says, without }) => {
    const own = records.filter(({ record }) => record.startsWith(says));
    const open = own.filter(({ status }) => status !== "verified");
    const [first] = open;
    if (first)
      return broken(
        part,
        `${first.status}: ${without}`,
        `Enter in DNS: ${first.type} ${first.name} ${first.value} ${step(2)}.`,
      );
    if (own.length > 0) return well(part, "verified");
    return says === "Receiving" && capabilities?.receiving !== "enabled"
      ? broken(part, `receiving is off: ${without}`, `Turn on receiving on the domain's page at Resend ${step(2)}.`)
      : broken(part, `Resend lists no such record: ${without}`, `Look at the domain's page at Resend ${step(2)}.`);
  });
}

/** DMARC is no record of Resend's: whoever receives an email looks it up in DNS, at the domain and then above it. */
async function dmarcFinding({ mailDomain, resolveTxt }: Account): Promise<Finding> {
  const above = mailDomain.split(".").slice(-2).join(".");
  for (const name of new Set([mailDomain, above]))
    if (await hasDmarc(`_dmarc.${name}`, resolveTxt)) return well("DMARC", `_dmarc.${name} has a policy`);
  return warning(
    "DMARC",
    `_dmarc.${mailDomain} has no policy, which Gmail and Yahoo ask of whoever sends much`,
    `Enter in DNS: TXT _dmarc.${mailDomain} "v=DMARC1; p=none;" ${step(2)}.`,
  );
}

async function hasDmarc(name: string, resolveTxt: Account["resolveTxt"]): Promise<boolean> {
  try {
    return (await resolveTxt(name)).some((parts) => parts.join("").startsWith("v=DMARC1"));
  } catch {
    // No such name, or no DNS from here: either way nobody sees a policy.
    return false;
  }
}

async function webhookFinding(account: Account, key: string, appUrl: string): Promise<Finding> {
  const part = "Webhook";
  const endpoint = `${appUrl}/api/webhooks/resend`;
  const answer = await ask(account, key, "/webhooks");
  const found = webhooks.safeParse(answer.body).data?.data.find((one) => one.endpoint === endpoint);
  if (!found)
    return broken(
      part,
      `Resend has none that leads to ${endpoint}`,
      `Add it at https://resend.com/webhooks ${step(2)}.`,
    );
  if (found.status !== "enabled")
    return broken(
      part,
      `it is ${found.status} at Resend`,
      "Turn it on again at https://resend.com/webhooks, and replay what failed there.",
    );
  const missing = neededEvents.filter((event) => found.events && !found.events.includes(event));
  return missing.length === 0
    ? well(part, "Resend sends every event that Callback reads")
    : broken(
        part,
        `it does not send ${missing.join(", ")}`,
        `Choose them too on its page at https://resend.com/webhooks ${step(2)}.`,
      );
}

type Answer = { ok: boolean; status: number | null; name: string; reason: string; body: unknown; date: Date | null };

async function ask({ baseUrl }: Account, key: string, path: string): Promise<Answer> {
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    const body: unknown = await response.json();
    const { name, message } = z.object({ name: z.string(), message: z.string() }).partial().parse(body);
    const date = response.headers.get("date");
    return {
      ok: response.ok,
      status: response.status,
      name: name ?? "",
      reason: `${response.status} ${name ?? ""}: ${message ?? ""}`,
      body,
      date: date ? new Date(date) : null,
    };
  } catch (error) {
    return { ok: false, status: null, name: "", reason: reasonOf(error), body: null, date: null };
  }
}
