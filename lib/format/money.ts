const units = { hour: "/hr", year: "/yr" } as const;
export type MoneyUnit = keyof typeof units;

/** "$58.00/hr", "$125,000/yr", "$1,250.50": from integer cents. A yearly sum in whole dollars has no cents. */
export function formatMoney(cents: number, unit?: MoneyUnit): string {
  const sign = cents < 0 ? "-" : "";
  const dollars = Math.trunc(Math.abs(cents) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = Math.abs(cents) % 100;
  const withCents = unit === "year" && rest === 0 ? dollars : `${dollars}.${String(rest).padStart(2, "0")}`;
  return `${sign}$${withCents}${unit ? units[unit] : ""}`;
}

/** "$54.00-$62.00/hr" */
export function formatMoneyRange(from: number, to: number, unit?: MoneyUnit): string {
  if (from === to) return formatMoney(from, unit);
  const first = formatMoney(from, unit);
  return `${unit ? first.slice(0, -units[unit].length) : first}-${formatMoney(to, unit)}`;
}
