import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { openScreen } from "@/components/test-screen";
import { setDigestAction } from "../actions";
import { DigestForm } from "./digest-form";

vi.mock("../actions", () => ({ setDigestAction: vi.fn() }));

test("it is off; a time that is chosen is saved with what was seen, and off is no time", async () => {
  vi.mocked(setDigestAction).mockResolvedValue({ data: {} });
  const form = (minute: number | null) => (
    <DigestForm key={minute} minute={minute} zone="Eastern Time">
      <p>Next one</p>
    </DigestForm>
  );
  const { user, router } = openScreen(form(null));
  const time = screen.getByLabelText("Email me what is on my Today");
  expect(time).toHaveProperty("value", "");
  await user.selectOptions(time, "At 7:00 AM");
  await user.click(screen.getByRole("button", { name: "Save digest" }));
  await screen.findByText("Your daily digest was saved.");
  expect(vi.mocked(setDigestAction).mock.calls[0]?.[0]).toEqual({ minute: 420, seen: null });
  expect(router.refresh).toHaveBeenCalled();
  await user.selectOptions(time, "Off");
  await user.click(screen.getByRole("button", { name: "Save digest" }));
  expect(vi.mocked(setDigestAction).mock.calls[1]?.[0]).toEqual({ minute: null, seen: null });
});
