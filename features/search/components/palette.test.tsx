import { screen, within } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { Dialog } from "@/components/dialog";
import { openScreen } from "@/components/test-screen";
import type { Role } from "@/db/vocabulary/recruiters";
import { startTouchAction } from "@/features/touches/actions";
import { type FoundPerson, nothingFound } from "../rules/found";
import { Palette } from "./palette";

vi.mock("@/features/touches/actions", () => ({ startTouchAction: vi.fn(), logTouchAction: vi.fn() }));

const person = (name: string, over: Partial<FoundPerson> = {}): FoundPerson => ({
  id: name,
  href: `/candidates/${name.length}`,
  name,
  note: "Turner, Tampa, FL",
  phone: null,
  zone: "America/New_York",
  mayEmail: true,
  ...over,
});

const signOut = vi.fn(async () => Promise.resolve());

type Asked = { text: string; signal: AbortSignal; answer: (response: Response) => void; fail: () => void };
let asked: Asked[] = [];

beforeEach(() => {
  asked = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(
    (url, init) =>
      new Promise((answer, reject) => {
        const text = new URL(url as string, "https://callback.test").searchParams.get("search") ?? "";
        const fail = () => reject(new TypeError("Failed to fetch"));
        asked.push({ text, signal: init?.signal as AbortSignal, answer, fail });
      }),
  );
});

function Opened({ as }: { as: Role }) {
  const [opened, setOpened] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setOpened(true)}>
        Open
      </button>
      <Palette opened={opened} onClose={() => setOpened(false)} role={as} signOut={signOut} />
    </>
  );
}

const open = (role: Role = "recruiter") => openScreen(<Opened as={role} />);
const field = () => screen.findByRole("combobox");
const searchFor = (text: string) => vi.waitUntil(() => asked.find((one) => one.text === text));
const found = (...people: FoundPerson[]) => Response.json({ ...nothingFound, people });
const options = () => screen.queryAllByRole("option").map((option) => option.textContent);

test("arrows choose, the field names the line that is chosen, and Enter opens it", async () => {
  const { user, router } = open();
  await user.type(await field(), "ann");
  (await searchFor("ann")).answer(found(person("Ann Lee"), person("Anna Diaz")));
  const first = await screen.findByRole("option", { name: /^Ann Lee/ });
  const group = screen.getByRole("group", { name: "People" });
  expect(within(group).getAllByRole("option")).toHaveLength(2);
  await vi.waitUntil(async () => (await field()).getAttribute("aria-activedescendant") === first.id);
  await user.keyboard("{ArrowDown}");
  const second = screen.getByRole("option", { name: /^Anna Diaz/, selected: true });
  expect((await field()).getAttribute("aria-activedescendant")).toBe(second.id);
  await user.keyboard("{Enter}");
  expect(router.push).toHaveBeenCalledExactlyOnceWith("/candidates/9");
});

test("an answer to what was typed earlier is left, and never shown over a newer one", async () => {
  const { user } = open();
  await user.type(await field(), "ann");
  const first = await searchFor("ann");
  await user.type(await field(), "a");
  const second = await searchFor("anna");
  expect(first.signal.aborted).toBe(true);
  second.answer(found(person("Anna Diaz")));
  await screen.findByRole("option", { name: /^Anna Diaz/ });
  const late = found(person("Ann Lee"));
  first.answer(late);
  await vi.waitUntil(() => late.bodyUsed);
  expect(screen.queryByRole("option", { name: /^Ann Lee/ })).toBeNull();
});

test("Enter before the answer opens what the answer puts first, not what stood there before", async () => {
  const { user, router } = open();
  await user.type(await field(), "ann");
  (await searchFor("ann")).answer(found(person("Ann Lee")));
  await screen.findByRole("option", { name: /^Ann Lee/ });
  await user.type(await field(), " diaz{Enter}");
  expect(router.push).not.toHaveBeenCalled();
  (await searchFor("ann diaz")).answer(found(person("Ann Marie Diaz")));
  await vi.waitUntil(() => router.push.mock.calls.length > 0);
  expect(router.push).toHaveBeenCalledExactlyOnceWith("/candidates/14");
});

test("Enter before the first answer waits for it", async () => {
  const { user, router } = open();
  await user.type(await field(), "ann diaz{Enter}");
  expect(router.push).not.toHaveBeenCalled();
  (await searchFor("ann diaz")).answer(found(person("Ann Marie Diaz")));
  await vi.waitUntil(() => router.push.mock.calls.length > 0);
  expect(router.push).toHaveBeenCalledExactlyOnceWith("/candidates/14");
});

test("Enter before the answer adds nobody where nobody is found", async () => {
  const { user, router } = open();
  await user.type(await field(), "zzqq{Enter}");
  (await searchFor("zzqq")).answer(found());
  await screen.findByText(/^No matches\./);
  expect(router.push).not.toHaveBeenCalled();
});

test("a lost connection is said, the words stay, and they are searched for again", async () => {
  const { user } = open();
  await user.type(await field(), "ann");
  (await searchFor("ann")).fail();
  await screen.findByText("We can't reach Callback. Check your connection, then try again.");
  expect((await field()).getAttribute("value")).toBe("ann");
  asked = [];
  await user.click(screen.getByRole("button", { name: "Try again" }));
  (await searchFor("ann")).answer(found(person("Ann Lee")));
  await screen.findByRole("option", { name: /^Ann Lee/ });
  expect(screen.queryByText(/can't reach/)).toBeNull();
});

test("whoever was signed out meanwhile is told so", async () => {
  const { user } = open();
  await user.type(await field(), "ann");
  (await searchFor("ann")).answer(Response.json({ sentence: "You are signed out." }, { status: 401 }));
  await screen.findByText("You are signed out.");
  expect((await field()).getAttribute("value")).toBe("ann");
});

test("no matches are said, with what may be added instead", async () => {
  const { user, router } = open();
  await user.type(await field(), "zzqq");
  (await searchFor("zzqq")).answer(found());
  await screen.findByText(/^No matches\./);
  expect(options()).toEqual(["Add candidate", "New position"]);
  await user.keyboard("{ArrowDown}{Enter}");
  expect(router.push).toHaveBeenCalledExactlyOnceWith("/positions/new");
});

test("a viewer is told of no matches without a way to add anybody", async () => {
  const { user } = open("viewer");
  await user.type(await field(), "zzqq");
  (await searchFor("zzqq")).answer(found());
  await screen.findByText(/^No matches\. .* or an employer\.$/);
  expect(options()).toEqual([]);
});

test("a call is logged with whom it is about, and only their name is searched for", async () => {
  vi.mocked(startTouchAction).mockResolvedValue({ serverError: { kind: "gone", sentence: "Ann is no longer here." } });
  const { user } = open();
  await user.type(await field(), "log a call with ann");
  (await searchFor("ann")).answer(found(person("Ann Lee")));
  await screen.findByRole("option", { name: /^Log a call with Ann Lee/ });
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("dialog", { name: "Log activity with Ann Lee" })).toBeTruthy();
});

test("a verb that wants a name begins the sentence, and the palette stays", async () => {
  const { user } = open();
  await user.type(await field(), "log");
  await user.keyboard("{Enter}");
  expect((await field()).getAttribute("value")).toBe("log a call with ");
});

test("somebody signs out by typing it", async () => {
  const { user } = open("viewer");
  await user.type(await field(), "sign out{Enter}");
  (await searchFor("sign out")).answer(found());
  await vi.waitUntil(() => signOut.mock.calls.length > 0);
  expect(signOut).toHaveBeenCalledOnce();
});

test("a hostile name is text", async () => {
  const { user } = open();
  const name = `<img src=x onerror="alert(1)">';--`;
  await user.type(await field(), "img");
  (await searchFor("img")).answer(found(person(name)));
  const option = await screen.findByRole("option", { name: new RegExp("^<img src=x") });
  expect(option.querySelector("img")).toBeNull();
  expect(option.textContent).toContain(name);
});

test("Escape closes it and gives the focus back", async () => {
  const { user } = open();
  await field();
  await user.keyboard("{Escape}");
  await vi.waitUntil(() => screen.queryByRole("combobox") === null);
  await user.click(screen.getByRole("button", { name: "Open" }));
  await field();
  await user.keyboard("{Escape}");
  await vi.waitUntil(() => screen.queryByRole("combobox") === null);
  await expect.poll(() => document.activeElement?.textContent).toBe("Open");
});

test("Escape closes the palette alone, and not the form under it", async () => {
  const { user } = openScreen(
    <>
      <Dialog title="Under it" onClose={() => expect.fail("The form under the palette was closed.")}>
        <input aria-label="Note" defaultValue="typed" />
      </Dialog>
      <Opened as="recruiter" />
    </>,
  );
  await user.type(await field(), "{Escape}");
  await vi.waitUntil(() => screen.queryByRole("combobox") === null);
  expect(screen.getByRole("dialog", { name: "Under it" })).toBeTruthy();
});
