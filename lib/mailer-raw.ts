import { reportText } from "./mime";

const mostBytes = 5_000_000;

/** Only a report has parts that its text does not show. */
export function isReport(headers: Record<string, string>, from: string): boolean {
  return (
    /multipart\/report|message\/(?:feedback-report|delivery-status)/i.test(headers["content-type"] ?? "") ||
    Boolean(headers["x-failed-recipients"]) ||
    /^<?(?:mailer-daemon|postmaster)\b/i.test(from.trim())
  );
}

/**
 * The words of an email as it came in, from where Resend keeps it for a while. Null where it is gone or too large; what
 * cannot be reached throws, and is tried again.
 */
export async function readRaw(address: unknown, baseUrl: string, patienceMs: number): Promise<string | null> {
  if (typeof address !== "string" || !URL.canParse(address)) return null;
  const url = new URL(address);
  // The local Resend answers without TLS, on its own origin.
  if (url.protocol !== "https:" && url.origin !== new URL(baseUrl).origin) return null;
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
  if (response.status >= 500) throw new Error(`Resend's copy of an email: ${response.status}`);
  if (!response.ok || Number(response.headers.get("content-length") ?? 0) > mostBytes) return null;
  const raw = new Uint8Array(await response.arrayBuffer());
  return raw.length > mostBytes ? null : reportText(raw);
}
