import { Facts } from "@/components/facts";
import type { StepContext } from "../queries/get-step-context";
import { plural } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { formatDate, formatDay } from "@/lib/format/time";

/** The terms that are being answered. */
export function OfferFacts({ offer }: { offer: NonNullable<StepContext["offer"]> }) {
  return (
    <Facts
      rows={[
        ["Pay", formatMoney(offer.payCents, offer.payUnit)],
        ["Start date", offer.startOn && formatDate(offer.startOn, "UTC")],
        ["Expires", offer.expiresOn && formatDay(offer.expiresOn, "UTC")],
        ["Opening", String(offer.openingNumber)],
      ]}
    />
  );
}

/** What a decline or a fall-off does to the board. */
export function comesBackWords(comingBack: number): string {
  if (comingBack === 0) return "The opening will be back open. This position has no runner-ups.";
  return `The opening will be back open, and ${plural(comingBack, "runner-up")} ${comingBack === 1 ? "returns" : "return"} to the board.`;
}

/** Said once it is done. */
export function cameBackWords(cameBack: number): string {
  return cameBack === 0
    ? "The opening is back open."
    : `The opening is back open; ${plural(cameBack, "runner-up")} ${cameBack === 1 ? "is" : "are"} on the board again.`;
}
