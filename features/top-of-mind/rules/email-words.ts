import type { ContactLight } from "@/db/vocabulary/suppressions";
import { formatEmailDay } from "@/lib/format/time";

type Facts = {
  light: ContactLight;
  /** An address that works; what is red with one is somebody's will. */
  reachable: boolean;
  phone: string | null;
  emailFrom: Date | null;
  /** The seat came back and they were submitted to or interviewed for this very position: no month to wait for. */
  backOpen: boolean;
};

/** What may be done now, in words beside the light. The phone is never held, where there is one. */
export function emailWords({ light, reachable, phone, emailFrom, backOpen }: Facts, zone: string): string {
  const call = phone ? "; call now" : "";
  if (light === "red") return `${reachable ? "Do not email" : "No working email address"}${call}`;
  if (light === "in_process") return "In process: OK to contact";
  if (light === "green") return phone ? "Email or call now" : "Email now";
  if (backOpen) return phone ? "Email about this opening or call now" : "Email about this opening now";
  if (light === "gray") return `Gone quiet: no email${call}`;
  return `${emailFrom ? `Email from ${formatEmailDay(emailFrom, zone)}` : "Email later"}${call}`;
}
