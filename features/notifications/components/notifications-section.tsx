import { Section } from "@/components/section";
import { formatDate } from "@/lib/format/time";
import { DeviceSwitch } from "./device-switch";

type Props = { device: { endpoint: string; createdAt: Date } | null; publicKey: string; zone: string };

export function NotificationsSection({ device, publicKey, zone }: Props) {
  const shown = device && { endpoint: device.endpoint, since: formatDate(device.createdAt, zone) };
  return (
    <Section title="Notifications on this device">
      <DeviceSwitch device={shown} publicKey={publicKey} />
    </Section>
  );
}
