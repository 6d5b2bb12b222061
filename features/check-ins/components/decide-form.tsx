import { decisionAnswers } from "@/db/vocabulary/check-ins";
import { saidByClient } from "@/features/events/rules/client-answer-words";
import { plusDays } from "@/lib/calendar";
import { plural } from "@/lib/format/count";
import { formatDay } from "@/lib/format/time";
import type { Typed } from "@/lib/said";
import type { AskedDecision, DecidePage } from "../queries/find-decide-page";
import classes from "./decide-form.module.css";

/** An answer that was not taken: about whom, what was wrong with it, and what was typed. */
type Refused = { promiseId: string; field: string; typed: Typed } | null;

type Props = { token: string; page: DecidePage; done: string; refused: Refused };

/** Every candidate whom the client is asked about, with a form for each answer; works without script. */
export function DecideForm({ token, page, done, refused }: Props) {
  const answered = page.asked.find(({ promiseId, answer }) => promiseId === done && answer);
  const left = page.asked.filter(({ answer, settled }) => !answer && !settled).length;
  return (
    <>
      <p className={classes.company}>{page.firmName}</p>
      <h1 className={classes.title}>
        {answered ? `Thank you, ${page.firstName}.` : `Where do you stand, ${page.firstName}?`}
      </h1>
      <p className={classes.words} role={answered ? "status" : undefined}>
        {answered
          ? `${page.firmName} has your answer about ${answered.name}. ${left > 0 ? `${plural(left, "candidate")} left below.` : "That is everything, and you can close this page."}`
          : `Your answers go to ${page.recruiterName} and colleagues at ${page.firmName}. Nothing is sent until you press a button.`}
      </p>
      {page.asked.map((asked) => (
        <Asked
          key={asked.promiseId}
          token={token}
          asked={asked}
          refused={refused?.promiseId === asked.promiseId ? refused : null}
        />
      ))}
      <Otherwise page={page} />
    </>
  );
}

function Asked({ token, asked, refused }: { token: string; asked: AskedDecision; refused: Refused }) {
  const { promiseId, name, title, seen, answer, settled, today } = asked;
  return (
    <section className={classes.asked} aria-labelledby={promiseId}>
      <h2 id={promiseId} className={classes.name}>
        {name}
      </h2>
      <p className={classes.about}>{[title, seen].filter(Boolean).join(", ")}</p>
      {answer ? <p className={classes.given}>{givenWords(answer, today)}</p> : null}
      {settled === "closed" ? (
        <p className={classes.given}>No longer open. No answer is needed.</p>
      ) : answer || settled ? (
        <>
          {settled ? <p className={classes.given}>Your answer is on record already. Thank you.</p> : null}
          <details open={refused !== null}>
            <summary className={classes.more}>{answer ? "Change your answer" : "Something to add?"}</summary>
            <Choices token={token} asked={asked} refused={refused} />
          </details>
        </>
      ) : (
        <Choices token={token} asked={asked} refused={refused} />
      )}
    </section>
  );
}

function Choices({
  token,
  asked: { promiseId, name, today },
  refused,
}: {
  token: string;
  asked: AskedDecision;
  refused: Refused;
}) {
  const form = { method: "post", action: `/api/decide/${token}` } as const;
  const about = <input type="hidden" name="asked" value={promiseId} />;
  const [step, date, problem] = [`${promiseId}-step`, `${promiseId}-date`, `${promiseId}-problem`];
  const wrong = (field: string) =>
    refused?.field === field ? { "aria-invalid": true, "aria-describedby": problem } : {};
  return (
    <div className={classes.choices}>
      {refused ? (
        <p id={problem} className={classes.problem} role="alert">
          {problemWords[refused.field] ?? "That did not work. Please try again, or call."}
        </p>
      ) : null}
      <form {...form} className={classes.pair}>
        {about}
        {(["yes", "no"] as const).map((kind) => (
          <button
            key={kind}
            type="submit"
            name="answer"
            value={kind}
            className={classes.choice}
            aria-label={`${decisionAnswers[kind]}: ${name}`}
          >
            {decisionAnswers[kind]}
          </button>
        ))}
      </form>
      <form {...form}>
        {about}
        <label htmlFor={step} className={classes.label}>
          Or the next step, in a few words
        </label>
        <div className={classes.pair}>
          <input
            id={step}
            name="words"
            maxLength={500}
            defaultValue={refused?.typed["words"]}
            required
            className={classes.input}
            {...wrong("words")}
          />
          <button
            type="submit"
            name="answer"
            value="next_step"
            className={classes.choice}
            aria-label={`Send the next step: ${name}`}
          >
            Send
          </button>
        </div>
      </form>
      <form {...form}>
        {about}
        <label htmlFor={date} className={classes.label}>
          Or a new date for your decision
        </label>
        <div className={classes.pair}>
          <input
            id={date}
            name="on"
            type="date"
            min={today}
            max={plusDays(today, 366)}
            defaultValue={refused?.typed["on"]}
            required
            className={classes.input}
            {...wrong("on")}
          />
          <button
            type="submit"
            name="answer"
            value="new_date"
            className={classes.choice}
            aria-label={`Send the new date: ${name}`}
          >
            Send
          </button>
        </div>
      </form>
    </div>
  );
}

const problemWords: Record<string, string> = {
  words: "Say what the next step is, in at most 500 characters.",
  on: "Choose a day from today on, within a year.",
};

function givenWords({ kind, words, decideOn, on }: NonNullable<AskedDecision["answer"]>, today: string) {
  const said = saidByClient({ kind, decideOn });
  const when = on === today ? "today" : `on ${formatDay(on, "UTC")}`;
  return `You answered ${when}: ${said}${words ? `, “${words}”` : ""}.`;
}

function Otherwise({ page }: { page: DecidePage }) {
  return (
    <p className={classes.small}>
      {page.recruiterPhone ? (
        <>
          Rather talk? Call {page.recruiterName}: <span className={classes.phone}>{page.recruiterPhone}</span>
        </>
      ) : (
        "Rather write? Reply to the email."
      )}
    </p>
  );
}

/** A link that is too old to take an answer: nothing of whom it was about is shown. */
export function DecideExpired({ page }: { page: DecidePage }) {
  return (
    <>
      <p className={classes.company}>{page.firmName}</p>
      <h1 className={classes.title}>This link has expired.</h1>
      <p className={classes.words}>
        What you answered before is on record. For anything new, reply to the email: {page.recruiterName} reads it.
      </p>
      <Otherwise page={page} />
    </>
  );
}

/** A link that belongs to no email: mistyped, cut off, or of an installation that is gone. */
export function DecideUnknown() {
  return (
    <>
      <h1 className={classes.title}>This link does not work.</h1>
      <p className={classes.words}>
        It may have been cut off. Reply to the email instead: your reply goes to the person who wrote it.
      </p>
    </>
  );
}
