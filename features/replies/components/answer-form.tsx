import { answerChoices, type AnswerChoice } from "../inputs";
import classes from "./answer-form.module.css";

type Email = {
  firstName: string;
  subject: string;
  recruiterName: string;
  recruiterPhone: string | null;
  firmName: string;
};
/** `hasRecord`: there is a page of what is kept of its reader. */
type Shown = { token: string; email: Email; hasRecord: boolean };
/** The answer that the link in the email was for. Opening it decides nothing. */
export type Hint = "interested" | "later" | "stop" | null;

const groups: Record<"interested" | "later" | "stop", AnswerChoice[]> = {
  interested: ["interested"],
  later: ["later_1", "later_3", "later_6"],
  stop: ["stop"],
};

/** One form, one button for each answer; works without script. The answer the link was about comes first. */
export function AnswerForm({ token, email, hint, hasRecord }: Shown & { hint: Hint }) {
  const order = (["interested", "later", "stop"] as const).toSorted((a, b) => Number(b === hint) - Number(a === hint));
  return (
    <>
      <p className={classes.company}>{email.firmName}</p>
      <h1 className={classes.title}>
        {hint === "stop" ? "Stop these emails?" : `What should ${email.recruiterName} know, ${email.firstName}?`}
      </h1>
      <p className={classes.words}>About “{email.subject}”. Nothing is sent until you press a button.</p>
      <form method="post" action={`/api/answer/${token}`}>
        <div className={classes.choices}>
          {order.flatMap((group) =>
            groups[group].map((choice) => (
              <button
                key={choice}
                type="submit"
                name="choice"
                value={choice}
                className={
                  hint === group && groups[group].length === 1 ? `${classes.choice} ${classes.chosen}` : classes.choice
                }
              >
                {answerChoices[choice]}
              </button>
            )),
          )}
        </div>
      </form>
      <p className={classes.small}>
        “Please stop” ends every email about openings from {email.firmName}, at all of your email addresses.
      </p>
      {hasRecord ? <RecordLink token={token} email={email} /> : null}
    </>
  );
}

/** To the page where people see and correct what is kept of them. */
function RecordLink({ token, email }: { token: string; email: Email }) {
  return (
    <p className={classes.small}>
      <a href={`/answer/${token}/record`}>Email me less often, or see what {email.firmName} keeps about me</a>
    </p>
  );
}

/** The one question of an email that asks for the right to represent somebody. */
export function RightForm({ token, email }: { token: string; email: Email }) {
  return (
    <>
      <p className={classes.company}>{email.firmName}</p>
      <h1 className={classes.title}>
        May {email.firmName} represent you, {email.firstName}?
      </h1>
      <p className={classes.words}>
        About “{email.subject}”. Nothing is sent until you press the button. If not, or if another firm has submitted
        you, reply to the email.
      </p>
      <form method="post" action={`/api/answer/${token}`}>
        <div className={classes.choices}>
          <button type="submit" name="choice" value="represent" className={`${classes.choice} ${classes.chosen}`}>
            {answerChoices.represent}
          </button>
        </div>
      </form>
    </>
  );
}

const thanks: Record<AnswerChoice, string> = {
  interested: "is told right away and will get in touch.",
  later_1: "will not email you about openings for a month.",
  later_3: "will not email you about openings for 3 months.",
  later_6: "will not email you about openings for 6 months.",
  stop: "will not email you about openings again.",
  represent: "is told right away. There is nothing else to do.",
};

/** After the button. */
export function AnswerThanks({ token, email, choice, hasRecord }: Shown & { choice: AnswerChoice }) {
  const subject = choice === "interested" || choice === "represent" ? email.recruiterName : email.firmName;
  return (
    <>
      <p className={classes.company}>{email.firmName}</p>
      <h1 className={classes.title}>Thank you, {email.firstName}.</h1>
      <p className={classes.words}>
        {subject} {thanks[choice]}
      </p>
      <p className={classes.small}>
        {email.recruiterPhone ? (
          <>
            Changed your mind? Call {email.recruiterName}: <span className={classes.phone}>{email.recruiterPhone}</span>
          </>
        ) : (
          "You can close this page."
        )}
      </p>
      {hasRecord ? <RecordLink token={token} email={email} /> : null}
    </>
  );
}

/** A link that belongs to no email: mistyped, cut off, or of an installation that is gone. */
export function AnswerUnknown() {
  return (
    <>
      <h1 className={classes.title}>This link does not work.</h1>
      <p className={classes.words}>
        It may have been cut off. Reply to the email instead: your reply goes to the person who wrote it.
      </p>
    </>
  );
}
