import { disciplines, levels } from "@/db/vocabulary/candidates";
import { licenseStatuses } from "@/db/vocabulary/licenses";
import { nameOfLicense } from "@/features/licenses/rules";
import { formatPhone } from "@/lib/format/phone";
import { formatDate } from "@/lib/format/time";
import type { SaidOnPage } from "@/lib/said";
import type { RecordPage as Page } from "../queries/find-record-page";
import { CorrectionForms } from "./correction-forms";
import { ErasureForm } from "./erasure-form";
import { PaceForm } from "./pace-form";
import classes from "./record-page.module.css";

const doneWords: Record<string, (page: Page) => string> = {
  pace: ({ firmName }) => `Thank you. ${firmName} emails you no more often than that from now on.`,
  correction: ({ recruiterName }) => `Thank you. ${recruiterName} looks at it before it changes anything.`,
  erase: ({ firmName }) => `${firmName} has your request, and sends you no more email about openings.`,
  withdraw: () => "You have withdrawn your request.",
};

type Props = { token: string; page: Page; said: SaidOnPage; asksErasure: boolean };

/** What the firm keeps of somebody, and what they can do about it. Every form works without script. */
export function RecordPage({ token, page, said, asksErasure }: Props) {
  const { firmName, firstName, recruiterName, recruiterPhone } = page;
  const done = Object.hasOwn(doneWords, said.done) ? doneWords[said.done] : undefined;
  return (
    <>
      <p className={classes.company}>{firmName}</p>
      <h1 className={classes.title}>
        What {firmName} keeps about you, {firstName}
      </h1>
      {done ? <output className={classes.done}>{done(page)}</output> : null}
      {said.problem && !said.problem.field ? (
        <p className={classes.problem} role="alert">
          {said.problem.sentence}
        </p>
      ) : null}
      <Kept page={page} />
      <CorrectionForms token={token} page={page} said={said} />
      <PaceForm token={token} page={page} />
      <Processes page={page} />
      <Sent page={page} />
      <ErasureForm token={token} page={page} asks={asksErasure} />
      <p className={classes.small}>
        {recruiterPhone ? (
          <>
            Questions? Call {recruiterName}: <span className={classes.phone}>{formatPhone(recruiterPhone)}</span>
          </>
        ) : (
          "Questions? Reply to the email that brought you here."
        )}
      </p>
    </>
  );
}

function Kept({ page }: { page: Page }) {
  const { candidate, licenses } = page;
  const rows: [string, string[]][] = [
    ["Name", [`${page.firstName} ${page.lastName}`.trim()]],
    ["Email", page.emails],
    ["Phone", page.phones.map((number) => formatPhone(number))],
    ["Title", [candidate?.title ?? ""]],
    ["Employer", [candidate?.employer ?? ""]],
    ["Discipline", [candidate?.discipline ? disciplines[candidate.discipline] : ""]],
    ["Level", [candidate?.level ? levels[candidate.level] : ""]],
    [
      "Licenses",
      licenses.map(({ type, state, number, status, expiresOn }) =>
        [
          nameOfLicense(type, state),
          number,
          status === "active" ? null : licenseStatuses[status].toLowerCase(),
          expiresOn && `expires ${formatDate(expiresOn, "UTC")}`,
        ]
          .filter(Boolean)
          .join(", "),
      ),
    ],
    ["How we know you", [candidate?.source ?? ""]],
  ];
  return (
    <dl className={classes.facts}>
      {rows
        .map(([label, values]) => [label, values.filter(Boolean)] as const)
        .filter(([, values]) => values.length > 0)
        .map(([label, values]) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
    </dl>
  );
}

function Processes({ page: { processes } }: { page: Page }) {
  if (processes.length === 0) return null;
  return (
    <section className={classes.part} aria-labelledby="positions">
      <h2 id="positions" className={classes.head}>
        Positions we talked about
      </h2>
      <ul className={classes.list}>
        {processes.map(({ id, title, at, where }) => (
          <li key={id}>
            {title}, {at}
            <span className={classes.soft}>{where}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sent({ page: { sent, zone } }: { page: Page }) {
  return (
    <section className={classes.part} aria-labelledby="sent">
      <h2 id="sent" className={classes.head}>
        Emails we sent you
      </h2>
      {sent.length === 0 ? <p className={classes.words}>None yet.</p> : null}
      <ul className={classes.list}>
        {sent.map(({ at, subject }, index) => (
          <li key={`${at?.getTime()} ${index}`}>
            {subject ?? "About a position"}
            <span className={classes.soft}>{at ? formatDate(at, zone) : ""}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
