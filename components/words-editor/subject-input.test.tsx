import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { openScreen } from "@/components/test-screen";
import { SubjectInput } from "./subject-input";

const labels = { first_name: "First name", city: "City" };
const values = { first_name: "Ana" };
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Subject" });
const shown = () => document.querySelector("p")?.textContent;
const pick = async (user: ReturnType<typeof openScreen>["user"], name: string) => {
  await user.click(screen.getByRole("button", { name: "Insert field into subject" }));
  await user.click(await screen.findByRole("menuitem", { name }));
};

test("a field is put in where the caret is, takes what is picked there, and the caret stands behind it", async () => {
  const { user } = openScreen(<SubjectInput defaultValue="Hi : news" fields={{ labels, values }} />);
  field().setSelectionRange(3, 3);
  await pick(user, "First name");
  expect(field().value).toBe("Hi {{ first_name }}: news");
  await waitFor(() => expect(document.activeElement).toBe(field()));
  await user.keyboard("!");
  expect(field().value).toBe("Hi {{ first_name }}!: news");
  field().setSelectionRange(0, 2);
  await pick(user, "City");
  expect(field().value).toBe("{{ city }} {{ first_name }}!: news");
});

test("below it stands how it will read, and what is empty is marked", () => {
  openScreen(<SubjectInput defaultValue="{{ first_name }} in {{ city }}" fields={{ labels, values }} />);
  expect(shown()).toBe("Reads: Ana in City: empty");
  expect(screen.getByText("City: empty").dataset["kind"]).toBe("empty");
});

test("whoever keeps the subject hears of each change; without fields nothing stands below it", async () => {
  function Keeper() {
    const [subject, setSubject] = useState("Openings");
    return (
      <>
        <SubjectInput value={subject} onChange={setSubject} fields={{ labels, values: null }} />
        <output>{subject}</output>
      </>
    );
  }
  const { user } = openScreen(<Keeper />);
  expect(shown()).toBeUndefined();
  await user.type(field(), " in ");
  await pick(user, "City");
  expect(screen.getByRole("status").textContent).toBe("Openings in {{ city }}");
  expect(screen.getByText("City", { selector: "p span" }).dataset["kind"]).toBe("label");
});
