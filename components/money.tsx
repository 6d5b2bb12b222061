import { formatMoney, formatMoneyRange, type MoneyUnit } from "@/lib/format/money";

/** A sum from integer cents, never broken over two lines: "$58.00/hr", "$54.00-$62.00/hr". */
export function Money({ cents, to, unit }: { cents: number; to?: number | null; unit?: MoneyUnit }) {
  const words = to === undefined || to === null ? formatMoney(cents, unit) : formatMoneyRange(cents, to, unit);
  return <span style={{ whiteSpace: "nowrap" }}>{words}</span>;
}
