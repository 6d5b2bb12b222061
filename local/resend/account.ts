import { randomUUID } from "node:crypto";
import type { Now } from "./clock";
import { Problem } from "./problem";

type RecordKind = "SPF" | "DKIM" | "Receiving";
type Status = "not_started" | "pending" | "verified" | "failed";

interface DomainRecord {
  record: RecordKind;
  name: string;
  type: "TXT" | "MX";
  ttl: string;
  status: Status;
  value: string;
  priority?: number;
}

export interface LocalDomain {
  id: string;
  name: string;
  createdAt: string;
  status: Status;
  records: DomainRecord[];
}

export interface LocalEndpoint {
  id: string;
  endpoint: string;
  events: string[];
  status: "enabled" | "disabled";
  createdAt: string;
}

/** What an account at Resend has besides its emails: domains with their DNS records, and webhooks. Kept in memory. */
export class LocalAccount {
  readonly domains = new Map<string, LocalDomain>();
  readonly endpoints = new Map<string, LocalEndpoint>();
  readonly #now: Now;
  readonly #webhookSecret: string;

  constructor({ now, webhookSecret }: { now: Now; webhookSecret: string }) {
    this.#now = now;
    this.#webhookSecret = webhookSecret;
  }

  addDomain(body: unknown): string {
    const name = text(body, "name").toLowerCase();
    if ([...this.domains.values()].some((one) => one.name === name))
      throw new Problem(403, "validation_error", `The ${name} domain has been registered already.`);
    const domain: LocalDomain = {
      id: randomUUID(),
      name,
      createdAt: this.#now().toISOString(),
      status: "not_started",
      records: recordsFor(name),
    };
    this.domains.set(domain.id, domain);
    return JSON.stringify(domainBody(domain));
  }

  /** Resend looks the records up in DNS. Here there is none to ask: each that a test did not break is found. */
  verifyDomain(id: string): string {
    const domain = this.domain(id);
    for (const record of domain.records) if (record.status !== "failed") record.status = "verified";
    domain.status = domain.records.every(({ status }) => status === "verified") ? "verified" : "failed";
    return JSON.stringify({ object: "domain", id });
  }

  /** For tests: as if a record were wrong in DNS. */
  breakRecord(name: string, kind: RecordKind): void {
    const domain = [...this.domains.values()].find((one) => one.name === name);
    const record = domain?.records.find((one) => one.record === kind);
    if (!domain || !record) throw new TypeError(`There is no ${kind} record of ${name}.`);
    record.status = "failed";
    domain.status = "failed";
  }

  domain(id: string): LocalDomain {
    const found = this.domains.get(id);
    if (!found) throw new Problem(404, "not_found", "Domain not found");
    return found;
  }

  addEndpoint(body: unknown): string {
    const endpoint = text(body, "endpoint");
    const { events } = body as { events?: unknown };
    if (!Array.isArray(events) || events.length === 0)
      throw new Problem(422, "missing_required_field", "Missing `events` field.");
    const added: LocalEndpoint = {
      id: randomUUID(),
      endpoint,
      events: events.map(String),
      status: "enabled",
      createdAt: this.#now().toISOString(),
    };
    this.endpoints.set(added.id, added);
    return JSON.stringify({ object: "webhook", id: added.id, signing_secret: this.#webhookSecret });
  }

  listEndpoints(): string {
    const data = [...this.endpoints.values()].map(({ id, endpoint, events, status, createdAt }) => ({
      id,
      endpoint,
      events,
      status,
      created_at: createdAt,
    }));
    return JSON.stringify({ object: "list", has_more: false, data });
  }

  listDomains(): string {
    const data = [...this.domains.values()].map((domain) => {
      const { records: _, object: __, ...item } = domainBody(domain);
      return item;
    });
    return JSON.stringify({ object: "list", has_more: false, data });
  }
}

export function domainBody({ id, name, status, createdAt, records }: LocalDomain) {
  return {
    object: "domain",
    id,
    name,
    status,
    created_at: createdAt,
    region: "us-east-1",
    open_tracking: false,
    click_tracking: false,
    capabilities: { sending: "enabled", receiving: "enabled" },
    records,
  };
}

function recordsFor(name: string): DomainRecord[] {
  const one = { ttl: "Auto", status: "not_started" } as const;
  return [
    { ...one, record: "SPF", name: `send.${name}`, type: "MX", value: "feedback-smtp.local.test", priority: 10 },
    { ...one, record: "SPF", name: `send.${name}`, type: "TXT", value: "v=spf1 include:local.test ~all" },
    { ...one, record: "DKIM", name: `resend._domainkey.${name}`, type: "TXT", value: "p=bG9jYWw=" },
    { ...one, record: "Receiving", name, type: "MX", value: "inbound-smtp.local.test", priority: 10 },
  ];
}

function text(body: unknown, field: string): string {
  const value = typeof body === "object" && body !== null ? (body as Record<string, unknown>)[field] : undefined;
  if (typeof value !== "string" || value === "")
    throw new Problem(422, "missing_required_field", `Missing \`${field}\` field.`);
  return value;
}
