import { expect, test } from "vitest";
import { checkStructure } from "./structure/check.ts";

const form = "features/people/components/person-form.tsx";
const messagesFor = (path: string, text: string) => checkStructure([{ path, text }]).map(({ message }) => message);
const from = 'from "../actions";\n';

test.each([
  [form, `import { add, move, type Added } ${from}useActionForm(known ? move : add, {});`],
  [form, `import { add as put, type Added } ${from}answerOf<Added>(put, { add: "add(" });`],
  [form, `import { add } ${from}useAction(add, { onDone: () => showDone("Added.") });`],
  [form, `import { add } ${from}type Input = Parameters<typeof add>[0];`],
  [form, `import type { add } ${from}`],
  ["features/shell/components/frame.tsx", 'import { find } from "@/features/search/actions";\nreadFrom(find, text);'],
  ["features/people/components/person-form.test.tsx", `import { add } ${from}add({});`],
])("in %s this hands a server action on: %j", (path, text) => {
  expect(messagesFor(path, text)).toEqual([]);
});

test.each([
  [form, `import { add } ${from}await add({ name });`],
  [form, `import { add } ${from}add?.({ name });`],
  [form, `import { put as add } ${from}answerOf(add({ name }));`],
  [form, `import { add } ${from}useActionForm((input) => add(input));`],
  [form, `import { add } ${from}useActionForm((input) => add);`],
  [form, `import { add } ${from}answerOf(other, add);`],
  [form, `import { add } ${from}<Form send={add} />;`],
  [form, `import * as add ${from}add.one({ name });`],
  ["app/page.tsx", 'import { add } from "@/features/people/actions";\nadd({ name });'],
])("in %s this calls one itself: %j", (path, text) => {
  expect(messagesFor(path, text)).toEqual([
    expect.stringMatching(/^add: a component calls a server action by useAction/),
  ]);
});
