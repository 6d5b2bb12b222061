/** What the doctor found: green is well, yellow is worth knowing, red keeps the firm from working and ends with code 1. */
export type Finding = {
  part: string;
  state: "green" | "yellow" | "red";
  words: string;
  /** What to do about it; a green finding has none. */
  remedy?: string;
};

export const well = (part: string, words: string): Finding => ({ part, state: "green", words });
export const warning = (part: string, words: string, remedy: string): Finding => ({
  part,
  state: "yellow",
  words,
  remedy,
});
export const broken = (part: string, words: string, remedy: string): Finding => ({ part, state: "red", words, remedy });

/** "(README.md, "Run it for your firm", step 2)" */
export const step = (number: number) => `(README.md, "Run it for your firm", step ${number})`;

export function print(findings: Finding[]): string {
  const marks = { green: "ok     ", yellow: "look at", red: "BROKEN " };
  const lines = findings.map(({ part, state, words, remedy }) =>
    [`${marks[state]}  ${part}: ${words}`, ...(remedy ? [`         ${remedy}`] : [])].join("\n"),
  );
  const count = (state: Finding["state"]) => findings.filter((one) => one.state === state).length;
  const sum = `doctor: ok=${count("green")} look_at=${count("yellow")} broken=${count("red")}`;
  return [...lines, sum].join("\n");
}

/** What was thrown, in a few words: the code of the network where there is one. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  const cause = error.cause instanceof Error ? error.cause : error;
  const { code } = cause as { code?: string };
  if (error.name === "TimeoutError") return "no answer in time";
  return code ? `${code}: ${cause.message}` : cause.message;
}
