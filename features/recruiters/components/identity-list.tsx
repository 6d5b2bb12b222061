"use client";

import { Button, Group } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Time } from "@/components/time";
import { type IdentityWay, identityWays } from "@/db/vocabulary/recruiters";
import { beginIdentityLinkAction, unlinkIdentityAction } from "../actions/own-account";
import styles from "./account.module.css";

type Identity = { id: string; provider: IdentityWay; label: string; createdAt: Date; lastUsedAt: Date | null };

type Props = {
  identities: Identity[];
  /** Those that an account can be linked at. */
  providers: { way: IdentityWay; name: string }[];
  /** Why the last attempt to link one came to nothing. */
  refused: string | null;
  zone: string;
  now: Date;
};

/** The accounts at identity providers that sign the recruiter in here. */
export function IdentityList({ identities, providers, refused, zone, now }: Props) {
  const link = useAction(beginIdentityLinkAction, {
    onDone: ({ url }) => window.location.assign(url),
    onRefused: () => undefined,
  });
  const unlink = useAction(unlinkIdentityAction, { onDone: () => showDone("Account unlinked.") });
  return (
    <>
      <ul className={styles.list} aria-label="Linked accounts">
        {identities.map(({ id, provider, label, createdAt, lastUsedAt }) => (
          <li key={id}>
            <span className={styles.what}>
              {label} ({identityWays[provider]})
            </span>
            <span className={styles.soft}>
              Linked <Time at={createdAt} zone={zone} />
              {lastUsedAt ? (
                <>
                  , last used <Time at={lastUsedAt} zone={zone} now={now} form="relative" />
                </>
              ) : (
                ", not used yet"
              )}
            </span>
            <Button
              variant="default"
              disabled={unlink.pending}
              aria-label={`Unlink ${label}`}
              onClick={() => unlink.run({ identityId: id })}
            >
              Unlink
            </Button>
          </li>
        ))}
      </ul>
      <Group gap={8} mt={8}>
        {providers.map(({ way, name }) => (
          <Button key={way} variant="default" loading={link.pending} onClick={() => link.run({ way })}>
            Link {name}
          </Button>
        ))}
      </Group>
      <FormNote sentence={link.sentence ?? refused} />
    </>
  );
}
