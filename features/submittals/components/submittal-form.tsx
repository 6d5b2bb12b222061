import { pageAnswers, scoreTopics, scoreWords, type PageAnswer } from "@/db/vocabulary/check-ins";
import { plural } from "@/lib/format/count";
import { formatDay } from "@/lib/format/time";
import type { Typed } from "@/lib/said";
import { keysOf } from "@/lib/keys-of";
import type { ShownPerson, SubmittalPage } from "../queries/find-submittal-page";
import classes from "./submittal-form.module.css";

/** An answer that was not taken: about whom, what was wrong with it, and what was chosen and typed. */
type Refused = { candidacyId: string; field: string; typed: Typed } | null;

type Props = { token: string; page: SubmittalPage; done: string; refused: Refused };

/** Everybody who was submitted, with a form for an answer about each; works without script, and on paper. */
export function SubmittalForm({ token, page, done, refused }: Props) {
  const answered = page.people.find(({ candidacyId, answer }) => candidacyId === done && answer);
  const left = page.people.filter(({ answer, gone }) => !answer && !gone).length;
  return (
    <div className={classes.page}>
      <p className={classes.company}>{page.firmName}</p>
      <h1 className={classes.title}>
        {plural(page.people.length, "candidate")} for {page.title}
      </h1>
      <p className={classes.words} role={answered ? "status" : undefined}>
        {answered
          ? `Thank you, ${page.firstName}. ${page.firmName} has your answer about ${answered.name}. ${left > 0 ? `${plural(left, "candidate")} left below.` : "That is everything, and you can close this page."}`
          : `Prepared for ${page.firstName} by ${page.recruiterName}. Your answers go to ${page.recruiterName} and colleagues at ${page.firmName}.`}
      </p>
      {page.people.map((person) => (
        <Person
          key={person.candidacyId}
          token={token}
          person={person}
          page={page}
          refused={refused?.candidacyId === person.candidacyId ? refused : null}
        />
      ))}
      <p className={classes.small}>
        This page works until {formatDay(page.expiresOn, "UTC")}. <Contact page={page} />
      </p>
      {/* oxlint-disable-next-line next/no-img-element -- One dot of a route of ours, which says that somebody looks. */}
      <img
        src={`/api/submittal/${encodeURIComponent(token)}/seen`}
        alt=""
        width={1}
        height={1}
        className={classes.dot}
      />
    </div>
  );
}

type PersonProps = { token: string; person: ShownPerson; page: SubmittalPage; refused: Refused };

function Person({ token, person, page, refused }: PersonProps) {
  const { candidacyId, name, note, facts, gone, answer } = person;
  return (
    <section className={classes.person} aria-labelledby={candidacyId}>
      <h2 id={candidacyId} className={classes.name}>
        {name}
      </h2>
      {facts.length > 0 ? (
        <dl className={classes.facts}>
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {note ? <p className={classes.note}>{note}</p> : null}
      {answer ? (
        <p className={classes.given} role={refused?.field ? "alert" : undefined}>
          {givenWords(answer, page.today)} To change it, call or email {page.recruiterName}.
        </p>
      ) : gone ? (
        <p className={classes.given} role={refused?.field ? "alert" : undefined}>
          No longer available. No answer is needed.
        </p>
      ) : (
        <Answer token={token} person={person} refused={refused} />
      )}
    </section>
  );
}

function Answer({ token, person: { candidacyId, name }, refused }: Omit<PersonProps, "page">) {
  const problem = refused?.field ?? "";
  const typed: Typed = refused?.typed ?? {};
  const scored = keysOf(scoreTopics).some((topic) => typed[topic]);
  const id = (what: string) => `${candidacyId}-${what}`;
  return (
    <form method="post" action={`/api/submittal/${encodeURIComponent(token)}`} className={classes.answer}>
      <input type="hidden" name="about" value={candidacyId} />
      {problem ? (
        <p id={id("problem")} className={classes.problem} role="alert">
          {problems[problem] ?? "That did not work. Please try again, or call."}
        </p>
      ) : null}
      <fieldset className={classes.choices}>
        <legend className={classes.label}>Your answer about {name}</legend>
        {keysOf(pageAnswers).map((kind: PageAnswer) => (
          <label key={kind} className={classes.choice}>
            <input
              type="radio"
              name="answer"
              value={kind}
              defaultChecked={typed["answer"] === kind}
              required
              aria-describedby={problem === "kind" ? id("problem") : undefined}
            />
            {pageAnswers[kind]}
          </label>
        ))}
      </fieldset>
      <details className={classes.scores} open={scored}>
        <summary>Rate them (optional)</summary>
        <div className={classes.topics}>
          {keysOf(scoreTopics).map((topic) => (
            <label key={topic} className={classes.topic}>
              {scoreTopics[topic]}
              <select name={topic} defaultValue={typed[topic] ?? ""} className={classes.input}>
                <option value="">Not rated</option>
                {[5, 4, 3, 2, 1].map((points) => (
                  <option key={points} value={points}>
                    {points === 5 ? "5, excellent" : points === 1 ? "1, poor" : points}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </details>
      <label htmlFor={id("words")} className={classes.label}>
        Comment (required for a no)
      </label>
      <div className={classes.send}>
        <input
          id={id("words")}
          name="words"
          maxLength={500}
          defaultValue={typed["words"]}
          className={classes.input}
          {...(problem === "words" ? { "aria-invalid": true, "aria-describedby": id("problem") } : {})}
        />
        <button type="submit" className={classes.button} aria-label={`Send answer: ${name}`}>
          Send answer
        </button>
      </div>
    </form>
  );
}

const problems: Record<string, string> = {
  kind: "Choose an answer first.",
  words: "Say why not, in at most 500 characters.",
  late: "This has changed since you opened the page, so your answer was not taken. Please call or email us.",
};

function givenWords({ kind, words, scores, on }: NonNullable<ShownPerson["answer"]>, today: string) {
  const when = on === today ? "today" : `on ${formatDay(on, "UTC")}`;
  const scored = scoreWords(scores);
  return `You answered ${when}: ${pageAnswers[kind].toLowerCase()}${words ? `, “${words}”` : ""}.${scored ? ` ${scored}.` : ""}`;
}

function Contact({ page: { recruiterName, recruiterPhone } }: { page: SubmittalPage }) {
  return recruiterPhone ? (
    <>
      Rather talk? Call {recruiterName}: <span className={classes.phone}>{recruiterPhone}</span>
    </>
  ) : (
    `Rather write? Email ${recruiterName}.`
  );
}

const ends = {
  expired: "This link has expired.",
  closed: "This link was closed.",
  position_closed: "This position is closed.",
} as const;

/** A page that has ended says nothing of whom it was about. */
export function SubmittalEnded({ page }: { page: SubmittalPage }) {
  return (
    <>
      <p className={classes.company}>{page.firmName}</p>
      <h1 className={classes.title}>{page.state === "live" ? "" : ends[page.state]}</h1>
      <p className={classes.words}>
        What you answered before is on record. For anything new, call or email {page.recruiterName}.
      </p>
      <p className={classes.small}>
        <Contact page={page} />
      </p>
    </>
  );
}

/** A link that belongs to no page: mistyped, cut off, or of an installation that is gone. */
export function SubmittalUnknown() {
  return (
    <>
      <h1 className={classes.title}>This link does not work.</h1>
      <p className={classes.words}>It may have been cut off. Ask whoever sent it to you for the whole link.</p>
    </>
  );
}
