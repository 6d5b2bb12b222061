/** What is watched of a whole installation. */
export type Figures = {
  emailsDue: number;
  emailsLater: number;
  oldestDueSeconds: number;
  emailsUndecided: number;
  acceptedLastHour: number;
  failedLastHour: number;
  bouncedLastHour: number;
  eventsWaiting: number;
  oldestEventSeconds: number;
  eventsFailed: number;
  workers: number;
  connectionsActive: number;
  connectionsIdle: number;
  connectionsInTransaction: number;
};

const gauges: { name: string; help: string; lines: (figures: Figures) => [labels: string, value: number][] }[] = [
  {
    name: "callback_emails_queued",
    help: "Emails in the queue: due now, or later.",
    lines: ({ emailsDue, emailsLater }) => [
      ['{when="due"}', emailsDue],
      ['{when="later"}', emailsLater],
    ],
  },
  {
    name: "callback_emails_oldest_due_seconds",
    help: "How long the oldest due email has waited.",
    lines: ({ oldestDueSeconds }) => [["", oldestDueSeconds]],
  },
  {
    name: "callback_emails_undecided",
    help: "Emails of which a person has to say whether they went.",
    lines: ({ emailsUndecided }) => [["", emailsUndecided]],
  },
  {
    name: "callback_emails_last_hour",
    help: "Emails by what became of them in the last hour.",
    lines: ({ acceptedLastHour, failedLastHour, bouncedLastHour }) => [
      ['{state="accepted"}', acceptedLastHour],
      ['{state="failed"}', failedLastHour],
      ['{state="bounced"}', bouncedLastHour],
    ],
  },
  {
    name: "callback_webhook_events_waiting",
    help: "Events of Resend that are not applied yet, and those that could not be.",
    lines: ({ eventsWaiting, eventsFailed }) => [
      ['{state="waiting"}', eventsWaiting],
      ['{state="failed"}', eventsFailed],
    ],
  },
  {
    name: "callback_webhook_lag_seconds",
    help: "How long the oldest event of Resend has waited.",
    lines: ({ oldestEventSeconds }) => [["", oldestEventSeconds]],
  },
  {
    name: "callback_workers",
    help: "Workers with a sign of life in the last minute.",
    lines: ({ workers }) => [["", workers]],
  },
  {
    name: "callback_database_connections",
    help: "Connections of Callback to its database, by what they do.",
    lines: ({ connectionsActive, connectionsIdle, connectionsInTransaction }) => [
      ['{state="active"}', connectionsActive],
      ['{state="idle"}', connectionsIdle],
      ['{state="in_transaction"}', connectionsInTransaction],
    ],
  },
];

/** The figures of an installation in the text form of Prometheus. */
export function figuresText(figures: Figures): string {
  return gauges
    .flatMap(({ name, help, lines }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      ...lines(figures).map(([labels, value]) => `${name}${labels} ${value}`),
    ])
    .join("\n");
}
