import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Context, Recruiter } from "@/db/context";
import { clientAnswers } from "@/db/schema/check-ins";
import { importRows, imports } from "@/db/schema/imports";
import { messages } from "@/db/schema/messages";
import { personEmails } from "@/db/schema/people";
import { promises } from "@/db/schema/promises";
import { corrections, erasureRequests } from "@/db/schema/wishes";
import { decisionAnswers } from "@/db/vocabulary/check-ins";
import type { ImportRowVerdict, ImportState } from "@/db/vocabulary/imports";
import { handleClientAnswer } from "@/features/check-ins/mutations/handle-client-answer";
import { keepClientAnswer } from "@/features/check-ins/mutations/keep-client-answer";
import { recordClientAnswers } from "@/features/check-ins/mutations/record-client-answers";
import { checkImport } from "@/features/imports/mutations/check-import";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { askErasure, withdrawErasure } from "@/features/wishes/mutations/ask-erasure";
import { proposeCorrection } from "@/features/wishes/mutations/propose-correction";
import { recordErasure } from "@/features/wishes/mutations/record-erasure";
import { settleCorrection } from "@/features/wishes/mutations/settle-correction";
import { keysOf } from "@/lib/keys-of";

/** A small generator of its own, so that a seed plays the same history again. */
export function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return {
    below: (most: number) => Math.floor(next() * most),
    pick: <T>(of: readonly T[]) => of[Math.floor(next() * of.length)],
  };
}

type Told = ReturnType<typeof dice> & {
  as: (actor?: Recruiter) => Context;
  /** Any row of a table, by its id. */
  one: (table: PgTable & { id: PgColumn }) => Promise<string>;
  day: (days: number) => string;
  people: { personId: string }[];
  writers: readonly [Recruiter, Recruiter];
  admin: Recruiter;
  contactId: string;
};

/** What others ask of the firm, by a page or on the phone, and what is done about it: verbs for the stories of Today. */
export async function askedVerbs({ as, one, day, below, pick, people, writers, admin, contactId }: Told) {
  const { db } = as();
  const asPage = (): Context => ({ ...as(), actor: { kind: "system", name: "answer page" } });
  const tokens = await pagesOf(
    as(),
    people.map(({ personId }) => personId),
    writers[1].id,
  );
  const saidByContact = () => ({
    kind: pick(keysOf(decisionAnswers))!,
    words: "As we said on the phone",
    on: day(1 + below(9)),
  });
  /** A date goes with a new date only. */
  const whole = ({ kind, words, on }: ReturnType<typeof saidByContact>) => ({
    kind,
    words,
    on: kind === "new_date" ? on : null,
  });
  const answered = async (promiseId: string, said = whole(saidByContact())) =>
    runOperation(asPage(), { verb: "answerCheckIn" }, async (inside) =>
      keepClientAnswer(inside, { promiseId, contactId, checkInId: null, by: null, ...said }),
    );
  const corrects = async (token: string) =>
    proposeCorrection(asPage(), {
      token,
      field: pick(["pay", "availability"] as const)!,
      phone: "",
      city: "",
      state: null,
      zip: "",
      pay: `${50 + below(40)}`,
      unit: "hour",
      availableOn: day(below(60)),
    });
  async function imported(state: ImportState, row: { verdict: ImportRowVerdict; notes: string[] }) {
    const { now } = as();
    const [file] = await db
      .insert(imports)
      .values({
        fileName: "people.csv",
        columns: ["Email"],
        state,
        by: pick(writers)!.id,
        createdAt: now,
        finishedAt: now,
      })
      .returning();
    await db.insert(importRows).values({ importId: file!.id, line: 2, cells: {}, ...row });
  }

  /** One of each, about a card of this contact's client: chance alone comes there late. */
  async function begin(candidacyId: string) {
    await submitToClient(as(), {
      candidacyId,
      submittedOn: day(0),
      withoutRightReason: "They said so",
      decision: { on: day(2) },
      contactId,
    });
    const [promise] = await db.select().from(promises).where(eq(promises.candidacyId, candidacyId));
    await answered(promise!.id, { kind: "yes", words: "", on: null });
    await askErasure(asPage(), { token: tokens[0]! });
    await corrects(tokens[1]!);
    await imported("done", { verdict: "refused", notes: [] });
  }
  const verbs = [
    async () => {
      const promiseId = await one(promises);
      return recordClientAnswers(as(), {
        contactId,
        note: "",
        at: undefined,
        answers: [{ promiseId, ...whole(saidByContact()) }],
      });
    },
    async () => {
      const promiseId = await one(promises);
      const [promise] = await db.select().from(promises).where(eq(promises.id, promiseId));
      if (promise?.state !== "open") return;
      await answered(promiseId);
    },
    async () => handleClientAnswer(as(), { answerId: await one(clientAnswers) }),
    async () => askErasure(asPage(), { token: pick(tokens)! }),
    async () => withdrawErasure(asPage(), { token: pick(tokens)! }),
    async () => recordErasure(as(admin), { requestId: await one(erasureRequests), note: "Erased what we had of them" }),
    async () => corrects(pick(tokens)!),
    async () => settleCorrection(as(), { correctionId: await one(corrections), confirm: false, seen: "" }),
    async () =>
      imported(pick(["done", "done", "running"] as const)!, {
        verdict: pick(["created", "refused"] as const)!,
        notes: pick([[], ["No phone"]])!,
      }),
    async () => checkImport(as(), { importId: await one(imports) }),
  ];
  return { verbs, begin };
}

/** An answer that went to each of these people before the story begins, for the page that it links to. */
async function pagesOf({ db, now }: Context, personIds: string[], by: string): Promise<string[]> {
  const addresses = await db.select().from(personEmails).where(inArray(personEmails.personId, personIds));
  const rows = await db
    .insert(messages)
    .values(
      addresses.map(({ personId, address }) => ({
        personId,
        address,
        purpose: "answer" as const,
        by,
        state: "delivered" as const,
        stateAt: now,
        sendAt: now,
        zone: "America/New_York",
        from: "a@firm.test",
        replyTo: "b@firm.test",
        subject: "Re: Hello",
        html: "<p>Hello</p>",
        text: "Hello",
        idempotencyKey: randomUUID(),
        replyToken: randomUUID(),
        answerToken: randomUUID(),
        createdAt: now,
      })),
    )
    .returning();
  return rows.map(({ answerToken }) => answerToken);
}
