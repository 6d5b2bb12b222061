/** How many of the people who got it replied, with the interval in which the true share lies 19 times in 20 (Wilson). */
export type ReplyRate = { replied: number; sent: number; low: number; high: number };

const z = 1.96;

export function replyRate(replied: number, sent: number): ReplyRate | null {
  if (sent === 0) return null;
  const share = replied / sent;
  const spread = 1 + (z * z) / sent;
  const middle = (share + (z * z) / (2 * sent)) / spread;
  const half = (z * Math.sqrt((share * (1 - share)) / sent + (z * z) / (4 * sent * sent))) / spread;
  return { replied, sent, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** "16% (4 of 25, likely 6-35%)" */
export function replyRateWords(rate: ReplyRate | null): string {
  if (!rate) return "not sent yet";
  const { replied, sent, low, high } = rate;
  const percent = (share: number) => Math.round(share * 100);
  return `${percent(replied / sent)}% (${replied} of ${sent}, likely ${percent(low)}-${percent(high)}%)`;
}
