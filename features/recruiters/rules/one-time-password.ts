/** How long a password works that somebody else gave. */
export const oneTimeDays = 3;

export function oneTimeUntil(now: Date): Date {
  return new Date(now.getTime() + oneTimeDays * 86_400_000);
}

/** What is said to whoever comes with one that is over; they know the password, so this tells nobody anything. */
export const oneTimeOver = `This one-time password has expired: it works for ${oneTimeDays} days. Ask an admin for a new one.`;
