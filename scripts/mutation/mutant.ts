/** A test that must turn red: one of the file whose full name ("describe > test") holds `name`, or any without one. */
export type ExpectedFailure = {
  file: string;
  name?: string;
  /** Words of the error where the test ends by one that is no failed assertion. */
  says?: string;
};

/** One safeguard taken out, and the tests that must notice. */
export type Mutant = {
  /** What happens then, in one sentence. */
  harm: string;
  fails: ExpectedFailure[];
  change: CodeChange | FunctionChange | SqlChange;
};

/** `find` occurs exactly once in `file`. */
type CodeChange = { file: string; find: string; replace: string };
/** The same in the body of a function that the migrations made. */
type FunctionChange = { databaseFunction: string; find: string; replace: string };
/** What is dropped from the migrated database; it must be there. */
type SqlChange = { sql: string };

export type ListedMutant = Mutant & { noun: string };

export const titleOf = ({ noun, harm }: ListedMutant) => `${noun}: ${harm}`;

/** Throws where the text to find is not there exactly once: the code has moved on and the mutant has not. */
export function replaceOnce(text: string, { find, replace }: { find: string; replace: string }, where: string) {
  const count = text.split(find).length - 1;
  if (count !== 1) throw new StaleMutant(`${where} has this ${count} times, not once: ${find}`);
  return text.replace(find, () => replace);
}

export class StaleMutant extends Error {}
