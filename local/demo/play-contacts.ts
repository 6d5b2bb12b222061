import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { setDoNotContact } from "@/features/people/mutations/set-do-not-contact";
import { logTouch } from "@/features/touches/mutations/log-touch";
import type { Chance } from "./chance";
import { acting, type Stagehands } from "./stage-hands";
import * as words from "./words";

/** Calls as a phone trade has them, callbacks, people gone quiet, and a few who asked to be left alone. */
export async function playContacts(hands: Stagehands, luck: Chance) {
  const { clock, recruiters, people } = hands;
  const owner = () => luck.pick(recruiters);

  for (const person of luck.some(people, 90)) {
    const spoke = luck.percent(45);
    await logTouch(acting(hands, owner(), clock.at(luck.between(3, 240), luck)), {
      personId: person.personId,
      kind: spoke ? "call" : "voicemail",
      outcome: spoke ? "spoke" : "left_voicemail",
      note: luck.pick(spoke ? words.spokeNotes : words.voicemailNotes),
    });
  }
  for (const person of luck.some(people, 14)) {
    for (const ago of [44, 30, 12]) {
      const voicemail = luck.percent(60);
      await logTouch(acting(hands, owner(), clock.at(ago, luck)), {
        personId: person.personId,
        kind: voicemail ? "voicemail" : "call",
        outcome: voicemail ? "left_voicemail" : "no_answer",
        note: luck.pick(voicemail ? words.voicemailNotes : words.noAnswerNotes),
      });
    }
  }
  for (const [index, person] of luck.some(people, 18).entries()) {
    const recruiter = recruiters[index % recruiters.length];
    if (!recruiter) continue;
    const due = clock.at(index < 7 ? 0 : -luck.between(1, 20), luck, luck.between(9, 16));
    await scheduleCallback(acting(hands, recruiter, clock.at(luck.between(4, 20), luck)), {
      personId: person.personId,
      recruiterId: recruiter.id,
      dueAt: due,
      reason: luck.pick(words.callbackReasons),
    });
  }
  for (const person of luck.some(people, 4))
    await setDoNotContact(acting(hands, owner(), clock.at(luck.between(20, 200), luck)), {
      personId: person.personId,
      reason: "Asked not to be contacted again.",
    });
}
