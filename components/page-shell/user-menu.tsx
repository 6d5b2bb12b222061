import Link from "next/link";
import { useRef, useState, useTransition } from "react";
import { colorSchemes, useColorScheme, type ColorScheme } from "../color-scheme";
import { Popover } from "../popover";
import styles from "./user-menu.module.css";

export type ShellUser = { name: string; role: string };

/** Who is signed in, light or dark, the account, and signing out. */
export function UserMenu({ user, signOut }: { user: ShellUser; signOut: () => Promise<unknown> }) {
  const [colorScheme, setColorScheme] = useColorScheme();
  const [leaving, startLeaving] = useTransition();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.user}
        title="Account and appearance"
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        <span className={styles.initials} aria-hidden="true">
          {initials(user.name)}
        </span>
        <span className={styles.word}>
          <strong>{user.name}</strong>
          <small>{user.role}</small>
        </span>
      </button>
      {opened ? (
        <Popover label="Account and appearance" anchor={button} onClose={() => setOpened(false)}>
          <fieldset>
            <legend>Appearance</legend>
            {Object.entries(colorSchemes).map(([scheme, words]) => (
              <label key={scheme}>
                <input
                  type="radio"
                  name="scheme"
                  checked={colorScheme === scheme}
                  onChange={() => setColorScheme(scheme as ColorScheme)}
                />
                {words}
              </label>
            ))}
          </fieldset>
          <Link href="/settings/account" className={styles.entry} onClick={() => setOpened(false)}>
            Your account
          </Link>
          <button
            type="button"
            className={styles.entry}
            disabled={leaving}
            onClick={() => startLeaving(async () => void (await signOut()))}
          >
            {leaving ? "Signing out" : "Sign out"}
          </button>
        </Popover>
      ) : null}
    </>
  );
}

function initials(name: string) {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 32))
    .join("")
    .toUpperCase();
}
