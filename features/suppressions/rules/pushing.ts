/** The row of `sender_state` that says why Resend's contacts are not told for now. */
export const contactsState = "contacts";

/** A key that may only send is asked again after so long, with one address. */
export const pushPauseMinutes = 60;

const longestWaitMinutes = 240;

/** When an address that Resend did not take is told once more, with growing pauses. */
export function nextPushAt(attempt: number, now: Date): Date {
  const minutes = Math.min(2 ** (attempt - 1), longestWaitMinutes);
  return new Date(now.getTime() + minutes * 60_000);
}
