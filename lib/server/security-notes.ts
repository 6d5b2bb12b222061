import type { Actor, Caller } from "@/db/context";
import { recordSecurityEvent, type SecurityEvent } from "@/features/security/mutations/record-security-event";
import { faultOf } from "@/lib/fault";
import { log } from "@/lib/log";
import { requestContext } from "./request-context";

type Noted = SecurityEvent & { actor?: Actor; caller?: Caller };
type Notes = { waiting: Map<string, Noted & { times: number }>; writing: Promise<void> | null };

/** Kept on globalThis, since pages and the proxy are built apart and live in one process. */
const kept = globalThis as { callbackSecurityNotes?: Notes };
const notes = (kept.callbackSecurityNotes ??= { waiting: new Map(), writing: null });
const mostWaiting = 500;
const nobody = { kind: "system", name: "door" } as const;

/**
 * Notes what happened at a door, and answers at once: whoever was kept out does not make anybody wait, and a flood of
 * requests takes one connection. What comes while one is written is counted and written together.
 */
export function noteSecurityEvent({ times = 1, ...event }: Noted): void {
  const { actor, kind, code, subjectId, caller } = event;
  const key = JSON.stringify([actor, kind, code, subjectId, caller]);
  const same = notes.waiting.get(key);
  if (same) same.times += times;
  else if (notes.waiting.size < mostWaiting) notes.waiting.set(key, { ...event, times });
  notes.writing ??= writeNotes();
}

async function writeNotes() {
  // In a later turn, so that what one request notes is written together.
  await Promise.resolve();
  try {
    for (const [key, { actor = nobody, caller, ...event }] of notes.waiting) {
      notes.waiting.delete(key);
      await recordSecurityEvent(requestContext(actor, caller), event);
    }
  } catch (error) {
    log.error({ lost: notes.waiting.size + 1, ...faultOf(error) }, "Security events could not be recorded.");
    notes.waiting.clear();
  } finally {
    notes.writing = null;
  }
}

/** Once all that was noted is written. */
export async function notesWritten(): Promise<void> {
  while (notes.writing) await notes.writing;
}
