import { Menu, useMantineColorScheme } from "@mantine/core";
import { IconChevronUp } from "@tabler/icons-react";
import Link from "next/link";
import { useTransition } from "react";
import styles from "./user-menu.module.css";

export type ShellUser = { name: string; role: string };

const schemes = { auto: "As the system", light: "Light", dark: "Dark" } as const;

/** Who is signed in, light or dark, the account, and the way out. */
export function UserMenu({ user, signOut }: { user: ShellUser; signOut: () => Promise<unknown> }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [leaving, startLeaving] = useTransition();
  return (
    <Menu position="top-start" width={200} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={styles.user} title="Account and appearance">
          <span className={styles.initials} aria-hidden="true">
            {initials(user.name)}
          </span>
          <span className={styles.word}>
            <strong>{user.name}</strong>
            <small>{user.role}</small>
          </span>
          <IconChevronUp size={16} aria-hidden="true" className={styles.word} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as keyof typeof schemes)}>
          {Object.entries(schemes).map(([scheme, words]) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {words}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component={Link} href="/settings/account">
          Your account
        </Menu.Item>
        <Menu.Item
          disabled={leaving}
          closeMenuOnClick={false}
          onClick={() => startLeaving(async () => void (await signOut()))}
        >
          {leaving ? "Signing out" : "Sign out"}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
