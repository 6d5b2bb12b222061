import { setDoNotContact } from "@/features/people/mutations/set-do-not-contact";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { listToday } from "@/features/today/queries/list-today";
import type { Random } from "./random";
import { acting, type Scene } from "./scene";
import * as words from "./words";

/** They keep in touch with whoever is in process, but for a couple of them: those whose silence is the shortest. */
export async function playUpdates(scene: Scene, random: Random) {
  const { clock, recruiters } = scene;
  for (const recruiter of recruiters) {
    const quiet = await listToday(acting(scene, recruiter, scene.now), { whose: "mine", kind: "no_word" });
    for (const { person, candidacyId } of quiet.slice(0, -2))
      if (person)
        await logTouch(acting(scene, recruiter, clock.at(random.between(1, 4), random)), {
          personId: person.id,
          candidacyId,
          kind: "call",
          outcome: "spoke",
          note: random.pick(words.updateNotes),
        });
  }
}

/** Calls with and without an answer, callbacks, people gone quiet, and a few who asked not to be contacted. */
export async function playContacts(scene: Scene, random: Random) {
  const { clock, recruiters, people } = scene;
  const owner = () => random.pick(recruiters);

  for (const person of random.some(people, 90)) {
    const spoke = random.percent(45);
    await logTouch(acting(scene, owner(), clock.at(random.between(3, 240), random)), {
      personId: person.personId,
      kind: spoke ? "call" : "voicemail",
      outcome: spoke ? "spoke" : "left_voicemail",
      note: random.pick(spoke ? words.spokeNotes : words.voicemailNotes),
    });
  }
  for (const person of random.some(people, 14)) {
    for (const ago of [44, 30, 12]) {
      const voicemail = random.percent(60);
      await logTouch(acting(scene, owner(), clock.at(ago, random)), {
        personId: person.personId,
        kind: voicemail ? "voicemail" : "call",
        outcome: voicemail ? "left_voicemail" : "no_answer",
        note: random.pick(voicemail ? words.voicemailNotes : words.noAnswerNotes),
      });
    }
  }
  const asked = random.some(people, 18);
  for (const [index, person] of asked.entries()) {
    const recruiter = recruiters[index % recruiters.length];
    if (!recruiter) continue;
    const due = clock.ahead(index < 7 ? 0 : random.between(1, 20), random, random.between(9, 16));
    // They asked for it themselves, in a conversation.
    await logTouch(acting(scene, recruiter, clock.at(random.between(4, 20), random)), {
      personId: person.personId,
      kind: "call",
      outcome: "spoke",
      note: random.pick(words.spokeNotes),
      callback: { dueAt: due, reason: random.pick(words.callbackReasons) },
    });
  }
  const others = people.filter((one) => !asked.includes(one));
  for (const person of random.some(others, 4))
    await setDoNotContact(acting(scene, owner(), clock.at(random.between(20, 200), random)), {
      personId: person.personId,
      reason: "Asked not to be contacted again.",
    });
}
