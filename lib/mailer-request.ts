import { Resend, type Response as Answer } from "resend";

/**
 * Resend's SDK with the status of the response itself: the SDK tells the one that the body claims, and the body of a
 * proxy or a firewall claims anything or nothing. The request stays the SDK's, byte for byte.
 */
export class SendingResend extends Resend {
  override async fetchRequest<T>(path: string, options: RequestInit = {}): Promise<Answer<T>> {
    try {
      const response = await fetch(`${this.baseUrl}${path}`, options);
      const headers = Object.fromEntries(response.headers.entries());
      const body = parsed(await response.text());
      if (response.ok && body !== undefined) return { data: body as T, error: null, headers };
      const error = { ...asError(body), statusCode: response.status };
      return { data: null, error, headers } as Answer<T>;
    } catch {
      const error = { name: "application_error", statusCode: null, message: "Resend could not be reached." };
      return { data: null, error, headers: null } as Answer<T>;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not Resend's words: its caller reads that from the missing body.
    return undefined;
  }
}

function asError(body: unknown): object {
  return typeof body === "object" && body !== null ? body : {};
}
