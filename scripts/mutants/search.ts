import type { Mutant } from "../mutation/mutant.ts";

const people = "features/search/queries/find-people.ts";
const finding = "features/search/queries/find-anything.test.ts";
const palette = "features/search/components/palette.tsx";
const drawing = "features/search/components/palette.test.tsx";
const choosing = "features/search/rules/choices.test.ts";

/** What the palette finds, and what it offers to whom. */
export const mutants: Mutant[] = [
  {
    harm: "A name with swapped letters is not found.",
    change: {
      databaseFunction: "typo_keys_of_typed",
      find: "reverse(",
      replace: "concat(",
    },
    fails: [{ file: finding, name: "swapped letters" }],
  },
  {
    harm: "A name that came with a new person is not known to the search.",
    change: { sql: `drop trigger "people_words_of_new" on people` },
    fails: [{ file: finding, name: "the merged and the erased are not found" }],
  },
  {
    harm: "The new name of a person is not known to the search.",
    change: { sql: `drop trigger "people_words_of_renamed" on people` },
    fails: [{ file: finding, name: "the merged and the erased are not found" }],
  },
  {
    harm: "A number is only found from its beginning.",
    change: { file: people, find: "like ${`%${digits}%`}", replace: "like ${`${digits}%`}" },
    fails: [{ file: finding, name: "last four digits" }],
  },
  {
    harm: "A typo is not looked for where one person is found two ways.",
    change: {
      file: people,
      find: "select id from named union select",
      replace: "select id from named union all select",
    },
    fails: [{ file: finding, name: "the whole name comes before its beginning" }],
  },
  {
    harm: "Somebody who asked not to be contacted is offered an email.",
    change: { file: people, find: "p.do_not_contact_at is null and a.opted_out_at", replace: "a.opted_out_at" },
    fails: [{ file: finding, name: "whom no email may be begun with" }],
  },
  {
    harm: "A viewer is offered to log a call and to email.",
    change: { file: "features/search/rules/choices.ts", find: `best && role !== "viewer"`, replace: "best" },
    fails: [{ file: choosing, name: "a viewer looks for the words" }],
  },
  {
    harm: "A viewer is offered to add a candidate.",
    change: {
      file: "features/search/rules/verbs.ts",
      find: `const writes = (role: Role) => role !== "viewer";`,
      replace: "const writes = (_: Role) => true;",
    },
    fails: [{ file: choosing, name: "a viewer looks for the words" }],
  },
  {
    harm: "Enter opens who was found for fewer letters.",
    change: { file: palette, find: "if (!searching || event.detail > 0) choose(choice);", replace: "choose(choice);" },
    fails: [{ file: drawing, name: "Enter before the answer opens" }],
  },
  {
    harm: "Escape closes the form under the palette as well.",
    change: { file: palette, find: `          data-mantine-stop-propagation="true"\n`, replace: "" },
    fails: [{ file: drawing, name: "Escape closes the palette alone" }],
  },
  {
    harm: "An answer to fewer letters is shown over a newer one.",
    change: {
      file: "components/use-type-ahead.ts",
      find: "        if (!stop.signal.aborted) setFound({ rows, searched: text, problem });\n      } catch",
      replace: "        setFound({ rows, searched: text, problem });\n      } catch",
    },
    fails: [{ file: drawing, name: "never shown over a newer one" }],
  },
];
