import { randomUUID } from "node:crypto";
import { bareAddress } from "./address";
import type { Now } from "./clock";
import { Problem } from "./problem";

export interface LocalContact {
  id: string;
  email: string;
  unsubscribed: boolean;
  createdAt: string;
}

/** The contacts of an account, whom its broadcasts go to. Kept in memory. */
export class Contacts {
  readonly byAddress = new Map<string, LocalContact>();
  readonly #now: Now;

  constructor(now: Now) {
    this.#now = now;
  }

  /** One that is there already is changed, as Resend does. */
  add(body: unknown): string {
    const { email, unsubscribed } = fields(body);
    if (typeof email !== "string" || email === "")
      throw new Problem(422, "missing_required_field", "Missing `email` field.");
    const address = bareAddress(email);
    if (!/^[^\s@]+@[^\s@]+$/.test(address))
      throw new Problem(422, "validation_error", "Invalid `email` field. The email address is not valid.");
    const before = this.byAddress.get(address);
    const contact: LocalContact = before ?? {
      id: randomUUID(),
      email: address,
      unsubscribed: false,
      createdAt: this.#now().toISOString(),
    };
    if (typeof unsubscribed === "boolean") contact.unsubscribed = unsubscribed;
    this.byAddress.set(address, contact);
    return JSON.stringify({ object: "contact", id: contact.id });
  }

  change(idOrAddress: string, body: unknown): string {
    const contact = this.#get(idOrAddress);
    const { unsubscribed } = fields(body);
    if (unsubscribed !== undefined && typeof unsubscribed !== "boolean")
      throw new Problem(422, "validation_error", "The `unsubscribed` field must be a `boolean`.");
    if (unsubscribed !== undefined) contact.unsubscribed = unsubscribed;
    return JSON.stringify({ object: "contact", id: contact.id });
  }

  show(idOrAddress: string): string {
    const { id, email, unsubscribed, createdAt } = this.#get(idOrAddress);
    const names = { first_name: null, last_name: null };
    return JSON.stringify({
      object: "contact",
      id,
      email,
      ...names,
      created_at: createdAt,
      unsubscribed,
      properties: {},
    });
  }

  #get(idOrAddress: string): LocalContact {
    const wanted = decodeURIComponent(idOrAddress);
    const found =
      this.byAddress.get(bareAddress(wanted)) ?? [...this.byAddress.values()].find(({ id }) => id === wanted);
    if (!found) throw new Problem(404, "not_found", "Contact not found");
    return found;
  }
}

function fields(body: unknown): Record<string, unknown> {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Problem(400, "validation_error", "The request body is not a JSON object.");
  return body as Record<string, unknown>;
}
