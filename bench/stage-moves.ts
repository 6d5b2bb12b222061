import type { Stage } from "@/db/vocabulary/candidacies";
import { moveCandidacies } from "@/features/candidacies/mutations/move-candidacies";
import { idOf } from "./copy";
import type { Firm } from "./firm";
import { kind } from "./kinds";
import type { Answer } from "./visitor";
import type { Web } from "./web";

type Card = { id: string; position: string; version: number; stage: Stage; moves: number };

/** Moves cards between Sourced and Screened, and checks afterwards that no move is lost. */
export async function stageMoves({ context, scale, sql }: Firm) {
  const boards = Array.from({ length: scale.boards }, (_, index) => idOf(kind.position, index));
  const cards: Card[] = await sql`
    select id, position_id as position, version, stage, 0 as moves from candidacies
    where position_id in ${sql(boards)} and stage = 'sourced' and closed_at is null order by id`;
  const moved = new Set<Card>();
  const runs = new Map<number, number>();

  /** The next card of a user, which no other of so many users touches. */
  function nextCard(user: number, users: number): Card {
    const run = runs.get(user) ?? 0;
    runs.set(user, run + 1);
    const own = Math.floor(cards.length / users);
    return cards[user + users * (run % own)] as Card;
  }

  function noteMove(card: Card, version: number, toStage: Stage) {
    Object.assign(card, { version, stage: toStage, moves: card.moves + 1 });
    moved.add(card);
  }

  return {
    /** By the action that the board calls, as one of so many users of a web process. */
    async byAction(web: Web, user: number, users: number) {
      const card = nextCard(user, users);
      const toStage = other(card.stage);
      const input = { cards: [{ candidacyId: card.id, version: card.version }], toStage };
      const path = `/positions/${card.position}/board`;
      const answer = await web.visitorOf(user).act(path, web.actionId("moveCardsAction"), input);
      const version = versionIn(answer);
      if (version) noteMove(card, version, toStage);
      return answer;
    },
    faultOf: (answer: Answer) => (versionIn(answer) ? undefined : "did not move a free card"),
    async byMutation() {
      const card = nextCard(0, 1);
      const toStage = other(card.stage);
      const input = { cards: [{ candidacyId: card.id, version: card.version }], toStage };
      const [result] = (await moveCandidacies(context(), input)).done;
      if (!result) throw new Error(`The card ${card.id} was not moved.`);
      noteMove(card, result.version, toStage);
    },
    /** Each acknowledged move has its stage move and audit rows, and the card is in the stage of the last one. */
    async lost(): Promise<string[]> {
      const ids = [...moved].map((card) => card.id);
      const rows = await sql<{ id: string; stage: Stage; version: number; steps: number; audits: number }[]>`
        select c.id, c.stage, c.version, (select count(*)::int from stage_moves m where m.candidacy_id = c.id) - 1 as steps,
          (select count(*)::int from audit_entries a where a.subject_id = c.id) as audits
        from candidacies c where c.id in ${sql(ids)}`;
      const found = new Map(rows.map((row) => [row.id, row]));
      return [...moved].flatMap((card) => {
        const row = found.get(card.id);
        const kept =
          row?.stage === card.stage &&
          row.version === card.version &&
          row.steps === card.moves &&
          row.audits === card.moves;
        return kept ? [] : [`card ${card.id} was moved ${card.moves} times and is ${JSON.stringify(row)}.`];
      });
    },
  };
}

function versionIn(answer: Answer): number | undefined {
  const [, version] = /"(?:done|moved)":\[\{"candidacyId":"[^"]+","version":(\d+)/.exec(answer.text()) ?? [];
  return version === undefined ? undefined : Number(version);
}

function other(stage: Stage): Stage {
  return stage === "sourced" ? "screened" : "sourced";
}
