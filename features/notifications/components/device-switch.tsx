"use client";

import { Button, Stack, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { turnOffDeviceAction, turnOnDeviceAction } from "../actions";

type Props = {
  /** Where notifications of this session go, and since when in words; null where they are off. */
  device: { endpoint: string; since: string } | null;
  publicKey: string;
};

const missing =
  "This browser cannot show notifications. On an iPhone, add Callback to the Home Screen first and open it from there.";
const blocked = "Notifications from Callback are blocked in this browser. Allow them in its settings, then try again.";

/** Notifications in this one browser: off until they are turned on. */
export function DeviceSwitch({ device, publicKey }: Props) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  /** What the browser has; it may have forgotten what the server knows. */
  const [endpoint, setEndpoint] = useState<string | null | undefined>();
  const on = device && (endpoint === undefined || endpoint === device.endpoint) ? device : null;

  useEffect(() => {
    void findSubscription().then((found) => setEndpoint(found?.endpoint ?? null));
  }, []);

  async function press(work: () => Promise<string | null>, done: string) {
    setPending(true);
    setSentence(null);
    try {
      const wrong = await work();
      setSentence(wrong);
      if (wrong) return;
      showDone(done);
      router.refresh();
    } finally {
      setPending(false);
    }
  }

  async function turnOn() {
    const got = await subscribe(publicKey);
    if ("wrong" in got) return got.wrong;
    const wrong = sentenceOf(await answerOf(turnOnDeviceAction, got.keys));
    if (!wrong) setEndpoint(got.keys.endpoint);
    return wrong;
  }

  async function turnOff() {
    const wrong = sentenceOf(await answerOf(turnOffDeviceAction, {}));
    if (!wrong) await (await findSubscription())?.unsubscribe();
    return wrong;
  }

  return (
    <Stack gap={8} maw={520}>
      <Text size="sm">
        {on
          ? `On since ${on.since}.`
          : "Off. Notifications tell you on this device when a reply is waiting, and when an interview of yours starts within the hour. They name no one."}
      </Text>
      <FormNote sentence={sentence} />
      <div>
        {on ? (
          <Button
            variant="default"
            loading={pending}
            onClick={() => void press(turnOff, "Notifications are off on this device.")}
          >
            Stop notifications
          </Button>
        ) : (
          <Button loading={pending} onClick={() => void press(turnOn, "Notifications are on for this device.")}>
            Get notifications
          </Button>
        )}
      </div>
    </Stack>
  );
}

const canNotify = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

async function findSubscription(): Promise<PushSubscription | null> {
  if (!canNotify()) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

type Keys = { endpoint: string; p256dh: string; auth: string };

async function subscribe(publicKey: string): Promise<{ wrong: string } | { keys: Keys }> {
  if (!canNotify()) return { wrong: missing };
  if ((await Notification.requestPermission()) !== "granted") return { wrong: blocked };
  try {
    await navigator.serviceWorker.register("/service-worker.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    // One that was made for another key of ours takes nothing from this one.
    await (await pushManager.getSubscription())?.unsubscribe();
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { endpoint = "", keys } = made.toJSON();
    return { keys: { endpoint, p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" } };
  } catch {
    // The browser says why to nobody but its own log.
    return { wrong: "This browser's push service did not answer. Check your connection, then try again." };
  }
}
