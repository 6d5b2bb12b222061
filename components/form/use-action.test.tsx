import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { openScreen } from "@/components/test-screen";
import type { Action, Press } from "@/lib/action-result";
import { confirmBy } from "./confirming";
import { FormNote } from "./form-note";
import { unheard, unread } from "./sentences";
import { answerOf, readFrom, useAction } from "./use-action";
import { useActionForm } from "./use-action-form";

type Input = { name: string };
const done = { data: { number: 4 } };
const lost = new TypeError("Failed to fetch");
const actionOf = () => vi.fn<Action<Input, { number: number }>>().mockResolvedValue(done);
const pressesOf = (action: ReturnType<typeof actionOf>) => action.mock.calls.map(([, press]) => press as Press);

test("what no answer came to is pressed again with its key, and what came after has a new one", async () => {
  const action = actionOf().mockRejectedValueOnce(lost);
  expect(await answerOf(action, { name: "Ana" })).toEqual({ serverError: { kind: "unheard", sentence: unheard } });
  expect(await answerOf(action, { name: "Ana" })).toEqual(done);
  expect(await answerOf(action, { name: "Ana" })).toEqual(done);
  const [first, second, third] = pressesOf(action);
  expect(first).toEqual({ key: expect.any(String) as string });
  expect(second).toEqual({ key: first?.key, again: "same" });
  expect(third?.again).toBeUndefined();
  expect(third?.key).not.toBe(first?.key);
});

test("while an answer is awaited, a second press has the same key", async () => {
  const action = actionOf();
  await Promise.all([answerOf(action, { name: "Ana" }), answerOf(action, { name: "Ana" })]);
  const [first, second] = pressesOf(action);
  expect(second).toEqual({ key: first?.key, again: "same" });
});

test("about something else is another press, whatever is still unanswered", async () => {
  const action = actionOf().mockRejectedValueOnce(lost);
  const other = actionOf();
  await answerOf(action, { name: "Ana" });
  await answerOf(action, { name: "Ben" });
  await answerOf(other, { name: "Ana" });
  const keys = [...pressesOf(action), ...pressesOf(other)].map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
});

test("what went wrong on the server may have been done: its key is kept, that of a refusal is not", async () => {
  const action = actionOf()
    .mockResolvedValueOnce({ serverError: { kind: "failed", sentence: "Something went wrong." } })
    .mockResolvedValueOnce({ serverError: { kind: "refused", sentence: "Ana was first." } });
  for (let press = 0; press < 3; press += 1) await answerOf(action, { name: "Ana" });
  const [first, second, third] = pressesOf(action);
  expect(second?.key).toBe(first?.key);
  expect(third?.key).not.toBe(first?.key);
});

test("what wants to know who asks is pressed again as it was, once that is proved", async () => {
  const unconfirmed = { serverError: { kind: "unconfirmed", sentence: "Confirm that it is you." } } as const;
  const action = actionOf().mockResolvedValueOnce(unconfirmed);
  const ask = vi.fn().mockResolvedValue(true);
  const stop = confirmBy(ask);
  expect(await answerOf(action, { name: "Ana" })).toEqual(done);
  expect(ask).toHaveBeenCalledOnce();
  expect(action.mock.calls[1]).toEqual(action.mock.calls[0]);

  ask.mockResolvedValue(false);
  action.mockResolvedValueOnce(unconfirmed);
  expect(await answerOf(action, { name: "Ana" })).toEqual(unconfirmed);
  stop();
  action.mockResolvedValueOnce(unconfirmed);
  expect(await answerOf(action, { name: "Ana" })).toEqual(unconfirmed);
});

test("a question that reads has no key, and says that there is no connection", async () => {
  const action = actionOf().mockRejectedValueOnce(lost);
  expect(await readFrom(action, { name: "Ana" })).toEqual({ serverError: { kind: "failed", sentence: unread } });
  expect(action).toHaveBeenCalledExactlyOnceWith({ name: "Ana" });
});

test("a button whose answer was lost offers to press again", async () => {
  const action = actionOf().mockRejectedValueOnce(lost);
  const onDone = vi.fn();
  function Add() {
    const { run } = useAction(action, { onDone });
    return <button onClick={() => run({ name: "Ana" })}>Add</button>;
  }
  const { user } = openScreen(<Add />);
  await user.click(screen.getByText("Add"));
  expect((await screen.findByRole("alert")).textContent).toContain(unheard);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledWith({ number: 4 }, { name: "Ana" }));
  expect(pressesOf(action)[1]).toEqual({ key: pressesOf(action)[0]?.key, again: "same" });
});

test("a form keeps its key while more is typed, and says that it was", async () => {
  const action = actionOf().mockRejectedValueOnce(lost);
  function Form() {
    const form = useActionForm(action);
    return (
      <form onSubmit={form.onSubmit((fields) => ({ name: fields.text("name") }))}>
        <input aria-label="Name" {...form.field("name")} />
        <FormNote sentence={form.sentence} />
        <button type="submit">Save</button>
      </form>
    );
  }
  const { user } = openScreen(<Form />);
  await user.type(screen.getByLabelText("Name"), "Ana");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toContain(unheard);
  await user.type(screen.getByLabelText("Name"), " Silva");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await vi.waitFor(() => expect(action).toHaveBeenCalledTimes(2));
  expect(action.mock.calls[1]).toEqual([{ name: "Ana Silva" }, { key: pressesOf(action)[0]?.key, again: "changed" }]);
});
