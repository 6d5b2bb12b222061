import { screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { aPress, openScreen } from "@/components/test-screen";
import { turnOffDeviceAction, turnOnDeviceAction } from "../actions";
import { DeviceSwitch } from "./device-switch";

vi.mock("../actions", () => ({ turnOnDeviceAction: vi.fn(), turnOffDeviceAction: vi.fn() }));

const endpoint = "https://fcm.googleapis.com/fcm/send/abc";
const keys = { p256dh: "key", auth: "secret" };

/** A browser that can show notifications, and what it answers when it is asked whether it may. */
function browser(permission: NotificationPermission) {
  const made = { endpoint, unsubscribe: vi.fn(), toJSON: () => ({ endpoint, keys }) };
  let kept: typeof made | null = null;
  const pushManager = {
    getSubscription: vi.fn(async () => Promise.resolve(kept)),
    subscribe: vi.fn(async () => Promise.resolve((kept = made))),
  };
  const registration = { pushManager };
  vi.stubGlobal("PushManager", {});
  vi.stubGlobal("Notification", { requestPermission: async () => Promise.resolve(permission) });
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: {
      register: vi.fn(),
      ready: Promise.resolve(registration),
      getRegistration: async () => Promise.resolve(registration),
    },
  });
  return { pushManager, made };
}

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

test("they are off, and a press turns them on with what the browser gives", async () => {
  const { pushManager } = browser("granted");
  vi.mocked(turnOnDeviceAction).mockResolvedValue({ data: {} });
  const { user, router } = openScreen(<DeviceSwitch device={null} publicKey="ours" />);
  screen.getByText(/^Off\./);
  await user.click(screen.getByRole("button", { name: "Get notifications" }));
  await screen.findByText("Notifications are on for this device.");
  expect(pushManager.subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: "ours" });
  expect(turnOnDeviceAction).toHaveBeenCalledExactlyOnceWith({ endpoint, ...keys }, aPress);
  expect(router.refresh).toHaveBeenCalled();
});

test("where they are blocked, or the browser has none, it says so and nothing is turned on", async () => {
  browser("denied");
  const { user, unmount } = openScreen(<DeviceSwitch device={null} publicKey="ours" />);
  await user.click(screen.getByRole("button", { name: "Get notifications" }));
  await screen.findByText(/are blocked in this browser/);
  unmount();
  vi.unstubAllGlobals();
  const second = openScreen(<DeviceSwitch device={null} publicKey="ours" />);
  await second.user.click(screen.getByRole("button", { name: "Get notifications" }));
  await screen.findByText(/cannot show notifications/);
  expect(turnOnDeviceAction).not.toHaveBeenCalled();
});

test("a press turns them off; where the browser forgot them they count as off", async () => {
  const { pushManager, made } = browser("granted");
  await pushManager.subscribe();
  vi.mocked(turnOffDeviceAction).mockResolvedValue({ data: {} });
  const device = { endpoint, since: "Mar 12, 2026" };
  const { user, unmount } = openScreen(<DeviceSwitch device={device} publicKey="ours" />);
  screen.getByText("On since Mar 12, 2026.");
  await user.click(screen.getByRole("button", { name: "Stop notifications" }));
  await screen.findByText("Notifications are off on this device.");
  expect(turnOffDeviceAction).toHaveBeenCalledOnce();
  expect(made.unsubscribe).toHaveBeenCalledOnce();
  unmount();

  browser("granted");
  openScreen(<DeviceSwitch device={device} publicKey="ours" />);
  expect(await screen.findByRole("button", { name: "Get notifications" })).toBeDefined();
});
