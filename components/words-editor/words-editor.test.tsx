import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { beforeAll, expect, test, vi } from "vitest";
import { openScreen } from "@/components/test-screen";
import { WordsEditor } from "./words-editor";

// So that no test waits for it to be read for the first time.
beforeAll(async () => void (await import("./editor")));

const labels = { first_name: "First name", city: "City" };
const values = { first_name: "Ana" };
const stored = () => document.querySelector<HTMLInputElement>("input[name=body]")?.value;

const documentText = (field: HTMLElement) =>
  field.innerHTML
    .replace(/<br[^>]*class="ProseMirror[^>]*>/g, "")
    .replace(/<br>|<\/p>/g, "|")
    .replace(/<[^>]*>/g, "")
    .replace(/\|+$/, "");

function paste(field: HTMLElement, data: Record<string, string>) {
  const clipboardData = { getData: (type: string) => data[type] ?? "", types: Object.keys(data), files: [], items: [] };
  fireEvent.paste(field, { clipboardData });
}

test("merge fields are chips with what they say, and the words are stored as they were", async () => {
  const body = "Hi {{ first_name }},\n\n- in {{ city }}\n- or {{ city | default: 'here' }}";
  openScreen(<WordsEditor label="Body" name="body" defaultValue={body} fields={{ labels, values }} />);
  expect(stored()).toBe(body);
  const field = await screen.findByRole("textbox", { name: "Body" });
  await waitFor(() => expect(field.textContent).toBe("Hi Ana,in City: emptyor here (default)"));
  expect(screen.getByText("City: empty").dataset["kind"]).toBe("empty");
  expect(stored()).toBe(body);
});

test("a field is put in from the menu, and marks by the buttons", async () => {
  const { user } = openScreen(<WordsEditor label="Body" name="body" fields={{ labels, values: null }} />);
  await screen.findByRole("textbox", { name: "Body" });
  await user.click(screen.getByRole("button", { name: "Insert field" }));
  await user.click(await screen.findByRole("menuitem", { name: "First name" }));
  expect(stored()).toBe("{{ first_name }}");
  await user.click(screen.getByRole("button", { name: "Bulleted list" }));
  expect(stored()).toBe("- {{ first_name }}");
  await user.click(screen.getByRole("button", { name: "Numbered list" }));
  expect(stored()).toBe("1. {{ first_name }}");
});

test("a link is https or an email; anything else is refused at its field", async () => {
  const { user } = openScreen(<WordsEditor label="Body" name="body" />);
  await screen.findByRole("textbox", { name: "Body" });
  await user.click(screen.getByRole("button", { name: "Link" }));
  for (const wrong of ["javascript:alert(1)", "http://x.test", "somewhere"]) {
    await user.clear(screen.getByLabelText("Address"));
    await user.type(screen.getByLabelText("Address"), `${wrong}{Enter}`);
    await screen.findByText("A link begins with https:// or mailto:");
  }
  await user.clear(screen.getByLabelText("Address"));
  await user.type(screen.getByLabelText("Address"), "ana@x.test{Enter}");
  expect(stored()).toBe("[ana@x.test](mailto:ana@x.test)");
});

test("what is pasted keeps what an email can hold, and its plain text is shown", async () => {
  openScreen(<WordsEditor label="Body" name="body" fields={{ labels, values }} withPlainText />);
  const field = await screen.findByRole("textbox", { name: "Body" });
  paste(field, {
    "text/html":
      '<p class=MsoNormal><span style="font-family:Arial">A <b>b</b> {{ city }}<o:p></o:p></span></p><img src=x>',
    "text/plain": "not this",
  });
  expect(stored()).toBe("A **b** {{ city }}");
  expect(screen.getByText("A b {{ city }}", { selector: "pre" })).toBeTruthy();
});

test("plain text is pasted with its marks and to the last space; a list begins only on a line of its own", async () => {
  openScreen(<WordsEditor label="Body" name="body" fields={{ labels, values }} />);
  const field = await screen.findByRole("textbox", { name: "Body" });
  paste(field, { "text/plain": "- Hi " });
  paste(field, { "text/plain": "{{ city }}, **now**\nor\n\n- one\n- two" });
  expect(documentText(field)).toBe("- Hi City: empty, now|or|one|two");
  expect(stored()).toBe("\u2060- Hi {{ city }}, **now**\nor\n\n- one\n- two");
});

test("other words take the place of the ones before, as of another person; their own are not written again", async () => {
  const heard = vi.fn<(markup: string) => void>();
  function Two() {
    const [words, setWords] = useState("One");
    return (
      <>
        <WordsEditor label="Body" name="body" value={words} onChange={heard} />
        <button type="button" onClick={() => setWords("**Two**")}>
          Other
        </button>
      </>
    );
  }
  const { user } = openScreen(<Two />);
  const field = await screen.findByRole("textbox", { name: "Body" });
  await user.click(screen.getByRole("button", { name: "Other" }));
  expect(field.innerHTML).toContain("<strong>Two</strong>");
  expect(heard).not.toHaveBeenCalled();
});

test("what is wrong is said at the field, and Ctrl-Enter sends", async () => {
  const send = vi.fn<() => void>();
  openScreen(
    <WordsEditor label="Answer Ana" name="body" data-field="body" error="Write your reply first." onSend={send} />,
  );
  const field = await screen.findByRole("textbox", { name: "Answer Ana" });
  expect(field.getAttribute("aria-invalid")).toBe("true");
  const described = (field.getAttribute("aria-describedby") ?? "").split(" ");
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(["Write your reply first."]);
  fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
  expect(send).toHaveBeenCalledOnce();
  expect(stored()).toBe("");
});
