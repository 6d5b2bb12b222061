import type { ContactLight } from "@/db/vocabulary/suppressions";
import { formatDay } from "@/lib/format/time";

type Facts = {
  light: ContactLight;
  doNotContact: boolean;
  reachable: boolean;
  emailFrom: Date | null;
  /** The seat came back and they were submitted to or interviewed for this very position: no month to wait for. */
  backOpen: boolean;
};

/** What may be done now, in words beside the light. The phone is never held. */
export function emailWords({ light, doNotContact, reachable, emailFrom, backOpen }: Facts, zone: string): string {
  if (doNotContact) return "Do not contact";
  if (light === "red") return reachable ? "Do not email; call now" : "No address that works; call now";
  if (light === "in_process") return "In process: write freely about it";
  if (light === "green") return "Email or call now";
  if (backOpen) return "Email about this seat or call now";
  if (light === "gray") return "Gone quiet: no email; call now";
  return emailFrom ? `Email from ${formatDay(emailFrom, zone)}; call now` : "Email later; call now";
}
