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

The {{ position.title }} position in {{ position.city }}, {{ position.state }} that we talked about is open again, and I thought of you first.

{{ position.description }}.{% if position.pay %} The range is {{ position.pay }}.{% endif %}{% if position.start %} They want someone to start around {{ position.start }}.{% endif %}

Would you like me to submit you again? Even a short "yes", "no" or "call me" helps.`,
  },
  {
    name: "Position outreach",
    purpose: "position",
    subject: "{{ position.title }}, {{ position.city }}",
    body: `Hi {{ first_name }},

I have a position that fits your background: {{ position.title }} in {{ position.city }}, {{ position.state }}, {{ position.term | downcase }}.

{{ position.description }}.{% if position.pay %} The range is {{ position.pay }}.{% endif %}{% if position.license %} It requires {{ position.license }}.{% endif %}

Is that worth ten minutes on the phone this week?`,
  },
  {
    name: "General outreach",
    purpose: "free",
    subject: "Checking in, {{ first_name }}",
    body: `Hi {{ first_name }},

It has been a while. I'd like to hear what you are working on and what you would want in your next move, so that I only call you about positions that fit.

If something has changed (licenses, pay, where you want to be), just reply with a line or two.`,
  },
  {
    name: "Interview thank-you",
    purpose: "process",
    processSubject: "thanks",
    subject: "Thank you for the interview",
    body: `Hi {{ first_name }},

Thank you for taking the time for the {{ position.title }} interview. I am speaking with the client and will let you know what they say either way.

If you have two minutes, a short thank-you note of your own goes a long way: send it to me and I will pass it on. And if there is a question you would answer differently today, let me know.`,
  },
  {
    name: "Status update",
    purpose: "process",
    processSubject: "standing",
    subject: "{{ position.title }}: status update",
    body: `Hi {{ first_name }},

A quick update on the {{ position.title }} position: they have not decided yet. I have asked again and will let you know as soon as I hear.

If anything has changed on your end, please let me know.`,
  },
  {
    name: "Not selected",
    purpose: "process",
    processSubject: "not_selected",
    subject: "{{ position.title }}: their decision",
    body: `Hi {{ first_name }},

They have decided to go in another direction on the {{ position.title }} position. I know you put time into this, and I wanted you to hear it from me.

I would be glad to submit you again when the right position comes up. If you would like to talk it through, call me any time.`,
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
