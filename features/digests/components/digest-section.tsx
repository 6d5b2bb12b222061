import { Text } from "@mantine/core";
import { Section } from "@/components/section";
import { zoneWords } from "@/lib/us-zones";
import { lastWords, nextWords } from "../rules/words";
import type { findDigest } from "../queries/find-digest";
import { DigestForm } from "./digest-form";

type Props = { digest: Awaited<ReturnType<typeof findDigest>>; zone: string; now: Date };

export function DigestSection({ digest: { minute, next, last }, zone, now }: Props) {
  return (
    <div id="daily-digest">
      <Section title="Daily digest">
        <DigestForm key={minute} minute={minute} zone={zoneWords(zone)}>
          {next || last ? (
            <div>
              {next ? <Text size="sm">{nextWords(next, zone, now)}</Text> : null}
              {last ? (
                <Text size="sm" c="dimmed">
                  {lastWords(last, zone)}
                </Text>
              ) : null}
            </div>
          ) : null}
        </DigestForm>
      </Section>
    </div>
  );
}
