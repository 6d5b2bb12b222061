import type { ProcessSubject, Purpose } from "@/db/vocabulary/purposes";
import type { TemplateText } from "./render";

export type StandardTemplate = TemplateText & { name: string; purpose: Purpose; processSubject?: ProcessSubject };

const counted: StandardTemplate[] = [
  {
    name: "Back open",
    purpose: "back_open",
    subject: "{{ position.title }} in {{ position.city }} is open again",
    body: `Hi {{ first_name }},

The {{ position.title }} position in {{ position.city }}, {{ position.state }} that we talked about is open again, and I thought of you first.

{{ position.description }}.{% if position.pay %} The range is {{ position.pay }}.{% endif %}{% if position.start %} They want someone to start around {{ position.start }}.{% endif %}

If anything has changed since we last spoke (pay, notice, where you want to be), tell me now and I will work with that.

Would you like me to submit you again? Even a short "yes", "no" or "call me" helps.`,
  },
  {
    name: "Position outreach",
    purpose: "position",
    subject: "{{ position.title }}, {{ position.city }}",
    body: `Hi {{ first_name }},

I have a position that fits your background: {{ position.title }} in {{ position.city }}, {{ position.state }}, {{ position.term | downcase }}.

{{ position.description }}.{% if position.pay %} The range is {{ position.pay }}.{% endif %}{% if position.license %} It requires {{ position.license }}.{% endif %}

Is that worth ten minutes on the phone this week? If it is not for you but you know someone it fits, I would be glad to hear their name.`,
  },
  {
    name: "General outreach",
    purpose: "free",
    subject: "Checking in, {{ first_name }}",
    body: `Hi {{ first_name }},

I'd like to hear what you are working on and what you would want in your next move, so that I only call you about positions that fit.

If something has changed (licenses, pay, where you want to be), just reply with a line or two.`,
  },
  {
    name: "Monthly check-in",
    purpose: "check_in",
    subject: "{{ first_name }}, a quick check-in",
    body: `Hi {{ first_name }},

I have you down as {{ title | default: "someone whose work I know" }}{% if city %} in {{ city }}{% endif %}, and I want to be sure that is still right before I call you about anything.

What would have to be different for you to look at a new position this year: the projects, the pay, or the commute? A line is enough, and I will leave you alone if the answer is "nothing".`,
  },
  {
    name: "Check-in with something to share",
    purpose: "check_in",
    subject: "{{ first_name }}, this made me think of you",
    body: `Hi {{ first_name }},

I came across this and thought you would want to see it: [{{ worth.title }}]({{ worth.link }}).

{{ worth.note }}

If you are happy where you are, there is nothing to answer. If something has changed on your side (projects, pay, where you want to be), a line is enough, and I will keep it in mind before I call you about anything.`,
  },
];

const inProcess: StandardTemplate[] = [
  {
    name: "Right to represent",
    purpose: "process",
    processSubject: "right_to_represent",
    subject: "{{ position.title }}: may we represent you?",
    body: `Hi {{ first_name }},

Before I send your résumé for the {{ position.title }} position in {{ position.city }}, {{ position.state }}, I need your clear yes that {{ company.name }} represents you for it.

Please reply "yes, you may represent me". If another firm has already submitted you for this position, tell me which one and when, so that you are not submitted twice.

Nothing goes to the client before I have your answer.`,
  },
  {
    name: "Documents and references",
    purpose: "process",
    processSubject: "documents",
    subject: "{{ position.title }}: what I need from you",
    body: `Hi {{ first_name }},

For the next step on the {{ position.title }} position, please send me your current résumé, a copy of each license you want counted, and two people who have supervised your work, with phone numbers.

I call your references only after I have told you, and never your current employer without your OK.

If one of these takes longer, send me the rest first.`,
  },
  {
    name: "Interview preparation",
    purpose: "process",
    processSubject: "interview",
    subject: "Your interview: {{ position.title }}",
    body: `Hi {{ first_name }},

Your interview for the {{ position.title }} position is set, and I want you to walk in prepared.

Bring two projects you can draw from memory: your part, the budget, and what went wrong. Expect to be asked why you would leave where you are now. Have three questions of your own about the team and the work ahead.

I will call you before it, and again right after. If the time no longer works, reply to this or call me.`,
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

A quick update on the {{ position.title }} position: they have not decided yet. I am asking them again and will let you know as soon as I hear.

If anything has changed on your end, such as another offer or a new date, please tell me so that I can take it to them.`,
  },
  {
    name: "Offer",
    purpose: "process",
    processSubject: "offer",
    subject: "{{ position.title }}: your offer",
    body: `Hi {{ first_name }},

You have an offer for the {{ position.title }} position in {{ position.city }}, {{ position.state }}. I will go through pay, benefits and start date with you on the phone before you answer.

Write down what would make you say no, so that we can raise it with them now and not later. When can I call you today?`,
  },
  {
    name: "Before the start",
    purpose: "process",
    processSubject: "start",
    subject: "Your start: {{ position.title }}",
    body: `Hi {{ first_name }},

Your start on the {{ position.title }} position is coming up{% if position.start %}, on {{ position.start }}{% endif %}, and I want the first day to be easy.

Please have your I-9 documents ready, and tell me if anything is still open with your notice. If your current employer makes a counteroffer, call me before you answer it.

I will call you at the end of your first day.`,
  },
  {
    name: "Assignment",
    purpose: "process",
    processSubject: "assignment",
    subject: "Your assignment: {{ position.title }}",
    body: `Hi {{ first_name }},

I am planning ahead for the end of your {{ position.title }} assignment and would like to hear from you before I speak with the client.

Would you like to stay on if they extend it, and is there anything about the work or the rate that I should raise? If you would rather move on, tell me from when, and I will look for what comes next.`,
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

const toContacts: StandardTemplate[] = [
  {
    name: "Client check-in",
    purpose: "client_check_in",
    subject: "{{ position.title }}: where do you stand?",
    body: `Hi {{ first_name }},

The date we had for your decision on the {{ position.title }} position has passed, and the people I submitted to you are waiting for word from me.

Where do you stand on them? A yes, a no or a new date is all I need, and I will tell each of them myself.{% if recruiter.phone %} If it is quicker by phone, my number is {{ recruiter.phone }}.{% endif %}`,
  },
];

const answers: StandardTemplate[] = [
  {
    name: "Answer",
    purpose: "answer",
    subject: "Your email",
    body: `Hi {{ first_name }},

Thank you for getting back to me. I have read what you wrote and will call you about it rather than write back and forth.

If there is a time today or tomorrow that suits you best, reply with it and I will call then. If you would rather keep it to email, say so and I will answer here.`,
  },
];

/** What a fresh installation begins with: one for each purpose, each to be sent as it is. */
export const standardTemplates: StandardTemplate[] = [...counted, ...inProcess, ...toContacts, ...answers];
