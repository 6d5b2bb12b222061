/** Guesses that a password has to stand: what zxcvbn calls safely unguessable, 3 of 4. */
const leastScore = 3;
/** Words of a person that are shorter than this are in any password by chance. */
const shortestWord = 3;

/** Characters that are looked at: beyond them a password is strong, and looking at more would take seconds. */
const mostLooked = 48;

type Meter = { check: (password: string) => { score: number; warning: string | null } };

let loading: Promise<Meter> | undefined;

/** With its dictionaries it is large: loaded when the first password is chosen, on the server alone. */
async function meter(): Promise<Meter> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Meter> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return {
    check(password) {
      const { score, feedback } = zxcvbn.check(password);
      return { score, warning: feedback.warning };
    },
  };
}

/**
 * Why a new password is too easy to guess, in a sentence that says what to do; null where it is not. `about` is what
 * whoever knows this person tries first, their name, address and company: what of a password is one of these counts
 * for nothing.
 */
export async function passwordProblem(password: string, about: string[]): Promise<string | null> {
  const { check } = await meter();
  const text = password.normalize("NFKC").slice(0, mostLooked).toLowerCase();
  const rest = wordsOf(about).reduce((left, word) => left.replaceAll(word, ""), text);
  const { score, warning } = check(password.normalize("NFKC").slice(0, mostLooked));
  if (score < leastScore)
    return `This password is too easy to guess.${warning ? ` ${warning}` : ""} Add a word or two that no one expects.`;
  if (rest !== text && check(rest).score < leastScore)
    return "People who know you try your name, email and company first, and the rest of this password is too short. Use other words.";
  return null;
}

/** Each text in its parts, and run together: "dana", "ruiz", "danaruiz"; the longest first. */
function wordsOf(texts: string[]): string[] {
  const words = texts.flatMap((text) => {
    const parts = text
      .normalize("NFKC")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
    return [parts.join(""), ...parts];
  });
  return [...new Set(words)]
    .filter((word) => word.length >= shortestWord)
    .toSorted((one, other) => other.length - one.length);
}
