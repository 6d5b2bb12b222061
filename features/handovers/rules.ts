import { handedOverNouns, type HandedOverNoun } from "@/db/vocabulary/handovers";
import { formatCount } from "@/lib/format/count";
import { keysOf } from "@/lib/keys-of";

export type Owned = Record<HandedOverNoun, number>;

const one: Record<HandedOverNoun, string> = {
  positions: "position",
  candidates: "candidate",
  clients: "client",
  callbacks: "callback",
  replies: "reply to answer",
  messages: "planned email",
};

/** "12 positions, 340 candidates and 1 callback"; empty where it is nothing. */
export function ownedWords(owned: Owned): string {
  const said = keysOf(handedOverNouns).flatMap((noun) =>
    owned[noun] > 0 ? [`${formatCount(owned[noun])} ${owned[noun] === 1 ? one[noun] : handedOverNouns[noun]}`] : [],
  );
  return said.length > 1 ? `${said.slice(0, -1).join(", ")} and ${said.at(-1)}` : (said[0] ?? "");
}
