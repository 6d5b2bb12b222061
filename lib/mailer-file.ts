/** The bytes of a file, or why there are none: too large for good, anything else for now. */
export type FetchedFile = { bytes: Buffer } | { refused: "too large" } | { unheard: string };

type Limits = { baseUrl: string; mostBytes: number; patienceMs: number };

/**
 * What stands at an address that Resend gave, read until it is too large. Only over https, or from where Resend itself
 * is answered: an address is text from outside.
 */
export async function fetchFile(address: string, { baseUrl, mostBytes, patienceMs }: Limits): Promise<FetchedFile> {
  if (!URL.canParse(address)) return { unheard: "no address" };
  const url = new URL(address);
  if (url.protocol !== "https:" && url.origin !== new URL(baseUrl).origin) return { unheard: "not over https" };
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok || !response.body) return { unheard: `status ${response.status}` };
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.length;
      // Leaving the loop ends the request.
      if (size > mostBytes) return { refused: "too large" };
      parts.push(part);
    }
    return { bytes: Buffer.concat(parts) };
  } catch {
    // Reset, time-out, no such host: it is asked for again.
    return { unheard: "no answer" };
  }
}
