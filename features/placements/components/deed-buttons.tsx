"use client";

import { Button } from "@mantine/core";
import type { Ground } from "@/features/candidacies/rules/moves";
import type { CardDeed } from "./deed-dialog";

type Props = { ground: Ground; open: boolean; decision: boolean; onDeed: (deed: CardDeed) => void };

/** The deeds that may come next for a card: what its record allows, the nearest first. */
export function DeedButtons({ ground, open, decision, onDeed }: Props) {
  if (!open) return null;
  return deedsOf(ground, decision).map(([deed, words]) => (
    <Button key={deed} variant="default" onClick={() => onDeed(deed)}>
      {words}
    </Button>
  ));
}

function deedsOf({ submitted, interviewed, offer, placement }: Ground, decision: boolean): [CardDeed, string][] {
  if (placement === "started")
    return [
      ["complete_placement", "Assignment completed ..."],
      ["fall_off", "Fell through ..."],
    ];
  if (placement)
    return [
      ["start_placement", "They started ..."],
      ["fall_off", "Fell through ..."],
    ];
  if (offer === "extended")
    return [
      ["accept_offer", "They accept ..."],
      ["decline_offer", "They decline ..."],
      ["withdraw_offer", "Withdraw the offer ..."],
    ];
  const deeds: [CardDeed, string][] = [
    ["submit", submitted ? "Submit again ..." : "Submit ..."],
    ["schedule_interview", interviewed ? "Next interview ..." : "Interview ..."],
    ["extend_offer", "Offer ..."],
  ];
  if (submitted || interviewed || decision) deeds.push(["set_decision_date", "Decision date ..."]);
  return deeds;
}
