import { Problem } from "./problem";

export interface Keys {
  /** Sending only, for the worker. */
  apiKey: string;
  /** Full access, for reading. */
  fullApiKey: string;
}

export function authorize(keys: Keys, authorization: string | undefined, needs: "sending" | "full"): void {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (!key) throw new Problem(401, "missing_api_key", "Missing API key in the authorization header.");
  if (key === keys.fullApiKey) return;
  if (key !== keys.apiKey) throw new Problem(403, "invalid_api_key", "API key is invalid.");
  if (needs === "full") throw new Problem(401, "restricted_api_key", "This API key is restricted to only send emails.");
}
