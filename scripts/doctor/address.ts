import { connect as connectTls } from "node:tls";
import { broken, type Finding, reasonOf, step, warning, well } from "./finding";

const part = "Address";
const patienceMs = 10_000;
const soonDays = 14;
const day = 86_400_000;

/** The address people open: reachable, by TLS, and by its own name through whatever proxy stands before it. */
export async function examineAddress(appUrl: string, now: Date): Promise<{ findings: Finding[]; reachable: boolean }> {
  const { protocol, hostname } = new URL(appUrl);
  const findings: Finding[] = [];
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol === "http:" && !local)
    findings.push(
      broken(
        "TLS",
        "APP_URL begins with http://, so passwords would travel in the clear",
        `Put a proxy with a certificate before Callback and set APP_URL to https:// ${step(5)}.`,
      ),
    );
  try {
    const live = await ask(`${appUrl}/api/health/live`);
    if (!live.ok) throw new Error(`${live.status} at /api/health/live`);
    findings.push(well(part, `${appUrl} answers`));
    if (protocol === "https:") findings.push(await certificateFinding(appUrl, now));
    findings.push(await nameFinding(appUrl));
    return { findings, reachable: true };
  } catch (error) {
    const reason = reasonOf(error);
    const certificate = /CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(reason);
    findings.push(
      certificate
        ? broken("TLS", `the certificate of ${appUrl} is not accepted (${reason})`, `Renew or replace it ${step(5)}.`)
        : broken(
            part,
            `${appUrl} does not answer (${reason})`,
            `Start npm run web and the proxy before it, and let the name lead to this machine ${step(5)}.`,
          ),
    );
    return { findings, reachable: false };
  }
}

/** Callback answers 421 to a name that is not its own: a proxy has to hand on the one that the browser asked for. */
async function nameFinding(appUrl: string): Promise<Finding> {
  const { status } = await ask(`${appUrl}/login`);
  if (status === 421)
    return broken(
      part,
      "Callback does not recognize its own name in what the proxy hands on (421)",
      `Let the proxy hand on Host (nginx: proxy_set_header Host $host), or set APP_URL to the name that people open ${step(5)}.`,
    );
  return status === 200
    ? well(part, "the login page opens under its own name")
    : broken(part, `the login page answers ${status}`, "npm run web says why in its log.");
}

async function certificateFinding(appUrl: string, now: Date): Promise<Finding> {
  const until = await certificateUntil(new URL(appUrl));
  const days = Math.floor((until.getTime() - now.getTime()) / day);
  return days > soonDays
    ? well("TLS", `the certificate holds for ${days} days`)
    : warning("TLS", `the certificate ends in ${days} days`, `See that it is renewed by itself ${step(5)}.`);
}

async function certificateUntil({ hostname, port }: URL): Promise<Date> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: hostname, port: Number(port || 443), servername: hostname }, () => {
      resolve(new Date(socket.getPeerCertificate().valid_to));
      socket.end();
    });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error("no answer in time")));
    socket.once("error", reject);
  });
}

async function ask(url: string) {
  return fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
}
