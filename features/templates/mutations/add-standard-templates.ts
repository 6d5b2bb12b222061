import { inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { templates } from "@/db/schema/templates";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { addTemplate, type NewTemplate } from "./add-template";

const standard: NewTemplate[] = [
  {
    name: "Back open",
    purpose: "back_open",
    subject: "{{ position.title }} in {{ position.city }} is open again",
    body: `Hi {{ first_name }},

The {{ position.title }} position in {{ position.city }}, {{ position.state }} that we spoke about is open again, and I thought of you first.

{{ position.description }}.{% if position.pay %} The range is {{ position.pay }}.{% endif %}{% if position.start %} They would like someone to start around {{ position.start }}.{% endif %}

Would you want me to put you forward again? Even a short "yes", "no" or "call me" helps.`,
  },
  {
    name: "Position outreach",
    purpose: "position",
    subject: "{{ position.title }}, {{ position.city }}",
    body: `Hi {{ first_name }},

I have a position on my desk that fits what you do: {{ position.title }} in {{ position.city }}, {{ position.state }}, {{ position.term | downcase }}.

{{ position.description }}.{% if position.pay %} The range is {{ position.pay }}.{% endif %}{% if position.license %} It asks for {{ position.license }}.{% endif %}

Is that worth ten minutes on the phone this week?`,
  },
  {
    name: "Free outreach",
    purpose: "free",
    subject: "Checking in, {{ first_name }}",
    body: `Hi {{ first_name }},

It has been a while. I would like to know what you are working on these days and what your next step should look like, so that I only call you about positions that fit.

If something has changed (licenses, pay, where you want to be), a line back is enough.`,
  },
  {
    name: "Thanks after interview",
    purpose: "process",
    processSubject: "thanks",
    subject: "Thank you for the interview",
    body: `Hi {{ first_name }},

Thank you for taking the time for the {{ position.title }} interview. I am speaking with the client and will tell you what they say, whichever way it goes.

If you have two minutes, a short thank-you note of your own goes a long way: send it to me and I will pass it on. And if a question came up that you would answer differently today, tell me.`,
  },
  {
    name: "Where it stands",
    purpose: "process",
    processSubject: "standing",
    subject: "{{ position.title }}: where it stands",
    body: `Hi {{ first_name }},

A word on where the {{ position.title }} position stands: they have not decided yet. I have asked again and will let you know as soon as I hear.

If your own situation has changed in the meantime, please tell me.`,
  },
  {
    name: "Not selected",
    purpose: "process",
    processSubject: "not_selected",
    subject: "{{ position.title }}: their decision",
    body: `Hi {{ first_name }},

They have decided to go another way on the {{ position.title }} position. I know you put time into this, and I wanted you to hear it from me.

I would gladly put you forward again when the right position comes up. If you would like to talk it through, call me any time.`,
  },
];

/** The six templates of a fresh installation. Those whose name is there already stay as they are. */
export async function addStandardTemplates(context: Context) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "addStandardTemplates" }, async (inside) => {
    const { db: tx } = inside;
    const names = standard.map(({ name }) => name);
    const there = await tx.select({ name: templates.name }).from(templates).where(inArray(templates.name, names));
    const known = new Set(there.map(({ name }) => name));
    const added: string[] = [];
    for (const template of standard.filter(({ name }) => !known.has(name))) {
      await addTemplate(inside, template);
      added.push(template.name);
    }
    return { added };
  });
}
