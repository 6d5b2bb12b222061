import { purposes, type ProcessSubject, type Purpose } from "@/db/vocabulary/purposes";
import type { FirmRules, Recipient, Subject } from "@/features/outreach/rules/recipient";
import { judge, pauseRefusal, type Source } from "@/features/outreach/rules/verdict";
import type { Carried } from "@/features/outreach/rules/worth";

export type Email = {
  purpose: Purpose;
  processSubject: ProcessSubject | null;
  address: string;
  /** What of value it was written with. */
  carries: Carried | null;
  from: Source;
  /** Its slot, as it stands; null where the purpose takes none. */
  slot: { state: "planned" | "gone" | "released"; override: boolean } | null;
  /** When the first attempt left whose outcome nobody knows. */
  uncertainSince: Date | null;
};

export type LastLook =
  | { kind: "send" }
  | { kind: "retime"; at: Date; reason: string }
  | { kind: "cancel"; reason: string }
  /** Its outreach is paused: it stays where it is until somebody resumes it. */
  | { kind: "hold"; reason: string }
  /** It may have left already: Resend has to be asked, and then a person. */
  | { kind: "reconcile"; reason: string };

/** Resend keeps an idempotency key for 24 h; nothing is tried again after 23. */
const keyHours = 23;

/** Every rule of contact once more, at the moment an email would leave (docs/email.md). */
export function lastLook(email: Email, who: Recipient, about: Subject, firm: FirmRules, now: Date): LastLook {
  const deadline = email.uncertainSince && new Date(email.uncertainSince.getTime() + keyHours * 3_600_000);
  if (deadline && deadline <= now)
    return { kind: "reconcile", reason: "Resend did not say for 23 hours whether it accepted this email" };
  const paused = pauseRefusal(firm, email.purpose, email.from);
  if (paused) return { kind: "hold", reason: paused };
  const look = lookAgain(email, who, about, firm, now);
  if (!deadline) return look;
  if (look.kind === "cancel") return { kind: "reconcile", reason: `${look.reason}; it may have been sent already` };
  if (look.kind === "retime" && look.at > deadline) return { kind: "reconcile", reason: look.reason };
  return look;
}

function lookAgain(email: Email, who: Recipient, about: Subject, firm: FirmRules, now: Date): LastLook {
  const rule = purposes[email.purpose];
  if (rule.slot && email.slot?.state !== "planned")
    return { kind: "cancel", reason: "its place this month was given up" };
  if (email.purpose === "check_in" && who.touchedSince) return { kind: "cancel", reason: "in touch since" };
  if (rule.footer && who.repliedSince) return { kind: "cancel", reason: "they have replied since" };

  const verdict = judge(
    {
      purpose: email.purpose,
      processSubject: email.processSubject,
      sendAt: null,
      overrideReason: email.slot?.override ? "was given" : null,
      address: email.address,
      carries: email.carries,
      from: email.from,
    },
    who,
    about,
    firm,
    now,
  );
  if (verdict.kind === "never") return { kind: "cancel", reason: verdict.reason };
  if (verdict.kind === "go") {
    if (verdict.purpose !== email.purpose) return { kind: "cancel", reason: "no longer submitted to this position" };
    return verdict.at > now ? { kind: "retime", at: verdict.at, reason: "outside the send window" } : { kind: "send" };
  }
  if (verdict.because === "auto_reply") return { kind: "retime", at: verdict.from, reason: verdict.reason };
  return { kind: "cancel", reason: verdict.reason };
}
