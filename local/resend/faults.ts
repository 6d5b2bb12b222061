import { bareAddress } from "./address";
import { Problem } from "./problem";

const faultKinds = [
  "timeout",
  "reset",
  "500",
  "503",
  "401-key",
  "403-domain",
  "html403",
  "html200",
  "truncated200",
  "429-rate",
  "429-daily_quota",
  "429-monthly_quota",
  "409-concurrent",
  "accept-then-reset",
  "accept-then-500",
  "accept-then-timeout",
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface FaultRule {
  kind: FaultKind;
  match?: {
    /** `POST /emails`, `POST /emails/batch`, `GET /emails/:id`, `GET /emails/receiving/:id` ...; every endpoint when absent. */
    endpoint?: string;
    to?: string;
    /** How many requests it strikes before it is spent; 1 when absent. */
    times?: number;
  };
}

interface ArmedRule {
  kind: FaultKind;
  endpoint: string | null;
  to: string | null;
  left: number;
}

export class Faults {
  #armed: ArmedRule[] = [];

  add(rule: FaultRule): void {
    if (!faultKinds.includes(rule.kind))
      throw new Problem(422, "validation_error", `Unknown fault "${rule.kind}". Known: ${faultKinds.join(", ")}.`);
    const { endpoint = null, to = null, times = 1 } = rule.match ?? {};
    if (!Number.isInteger(times) || times < 1)
      throw new Problem(422, "validation_error", "match.times must be a whole number from 1.");
    this.#armed.push({ kind: rule.kind, endpoint, to: to && bareAddress(to), left: times });
  }

  clear(): void {
    this.#armed = [];
  }

  list(): ArmedRule[] {
    return this.#armed.map((rule) => ({ ...rule }));
  }

  /** The first rule that fits, one use spent; null when none does. */
  strike(endpoint: string, recipients: string[]): FaultKind | null {
    const addressed = recipients.map(bareAddress);
    const rule = this.#armed.find(
      (armed) =>
        (armed.endpoint === null || armed.endpoint === endpoint) && (armed.to === null || addressed.includes(armed.to)),
    );
    if (!rule) return null;
    rule.left -= 1;
    if (rule.left === 0) this.#armed = this.#armed.filter((armed) => armed !== rule);
    return rule.kind;
  }
}
