import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { notifications } from "@mantine/notifications";
import { afterEach, expect, test } from "vitest";
import { showDone, showUnheard } from "../notice";
import { KitToasts } from "./kit-toasts";
import { Toasts } from "./toasts";

afterEach(() => {
  cleanup();
  notifications.clean();
});

test("loads what draws a notice with the first one", async () => {
  let loads = 0;
  render(
    <Toasts
      load={async () => {
        loads += 1;
        return Promise.resolve(KitToasts);
      }}
    />,
  );
  expect(loads).toBe(0);
  showDone("Moved to Interview.");
  expect((await screen.findByText("Moved to Interview.")).closest(".mantine-Notifications-root")).not.toBeNull();
  showDone("Moved to Offer.");
  await screen.findByText("Moved to Offer.");
  expect(loads).toBe(1);
});

test("says it all the same where the kit does not arrive, and lets it be answered and closed", async () => {
  const pressed: string[] = [];
  let there = false;
  render(<Toasts load={async () => (there ? Promise.resolve(KitToasts) : Promise.reject(new Error("offline")))} />);
  showUnheard("No answer came.", () => pressed.push("again"));
  expect((await screen.findByText("No answer came.")).closest("[role=alert]")?.textContent).toContain("No answer yet");
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(pressed).toEqual(["again"]);
  expect(screen.queryByText("No answer came.")).toBeNull();

  showDone("Saved.");
  await screen.findByText("Saved.");
  await user.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByText("Saved.")).toBeNull();

  there = true;
  showDone("Back again.");
  await waitFor(() => expect(screen.getByText("Back again.").closest(".mantine-Notifications-root")).not.toBeNull());
});
