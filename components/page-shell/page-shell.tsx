"use client";

import { IconDotsCircleHorizontal, IconLayoutSidebar, IconSearch } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useShownScheme } from "../color-scheme";
import { followFocus } from "../kept-focus";
import { holdTyping } from "../held-typing";
import { Kbd } from "../kbd";
import { NavLink, type NavItem } from "./nav-link";
import styles from "./page-shell.module.css";
import { usePageKeys } from "../use-page-keys";
import { useCutTitles } from "./use-cut-titles";
import { useFocusOfPage } from "./use-focus-of-page";
import { usePaper } from "./use-paper";
import { UserMenu, type ShellUser } from "./user-menu";

type Props = {
  name: string;
  /** The first four are the phone's bottom bar; the groups are set apart by space. */
  groups: NavItem[][];
  user: ShellUser;
  signOut: () => Promise<unknown>;
  /** What Ctrl-K opens. It is drawn from the first time on, and shows itself while `opened`. */
  renderPalette: (state: { opened: boolean; onClose: () => void }) => ReactNode;
  narrow: boolean;
  children: ReactNode;
};

/** The frame of every screen: navigation at the side, as a bar for the thumb on a phone, the palette on Ctrl-K. */
export function PageShell({ name, groups, user, signOut, renderPalette, narrow: startsNarrow, children }: Props) {
  const [narrow, setNarrow] = useState(startsNarrow);
  const [palette, setPalette] = useState<"never" | "open" | "closed">("never");
  const [more, setMore] = useState(false);
  const sheet = useRef<HTMLDialogElement>(null);
  const path = usePathname();
  const items = groups.flat();
  useCutTitles();
  useFocusOfPage(path);
  useShownScheme();
  usePaper();

  usePageKeys((event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    setPalette((now) => (now === "open" ? "closed" : "open"));
  });

  useEffect(() => (palette === "open" ? holdTyping(() => setPalette("closed")) : undefined), [palette]);

  useEffect(() => {
    const leaving = new AbortController();
    followFocus(leaving.signal);
    return () => leaving.abort();
  }, []);

  function toggle() {
    setNarrow(!narrow);
    // The server reads it, so that the next page comes in the right width at once.
    document.cookie = `callback.nav=${narrow ? "wide" : "narrow"}; path=/; max-age=31536000; samesite=lax`;
  }

  function openSheet() {
    // What few visits need is drawn when it is needed; it has to be there before the dialog looks for its first focus.
    flushSync(() => setMore(true));
    sheet.current?.showModal();
  }

  const searchButton = (
    <button type="button" className={styles.search} onClick={() => setPalette("open")} title="Search (Ctrl K)">
      <IconSearch size={16} aria-hidden="true" />
      <span className={styles.word}>Search</span>
      <Kbd>Ctrl K</Kbd>
    </button>
  );

  return (
    <div className={styles.shell} data-narrow={narrow || undefined}>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <nav className={styles.side} aria-label="Main">
        <div className={styles.top}>
          <span className={styles.name}>{name}</span>
          <button
            type="button"
            className={styles.icon}
            aria-label="Collapse navigation"
            aria-pressed={narrow}
            onClick={toggle}
          >
            <IconLayoutSidebar size={16} aria-hidden="true" />
          </button>
        </div>
        {searchButton}
        <div className={styles.groups}>
          {groups.map((group) => (
            <ul key={group[0]?.href}>
              {group.map((item) => (
                <li key={item.href}>
                  <NavLink item={item} path={path} />
                </li>
              ))}
            </ul>
          ))}
        </div>
        <UserMenu user={user} signOut={signOut} />
      </nav>

      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>

      <nav className={styles.bar} aria-label="Main, short">
        {items.slice(0, 3).map((item) => (
          <NavLink key={item.href} item={item} path={path} />
        ))}
        <button type="button" onClick={() => setPalette("open")}>
          <IconSearch size={20} aria-hidden="true" />
          <span>Search</span>
        </button>
        <button type="button" aria-haspopup="dialog" onClick={openSheet}>
          <IconDotsCircleHorizontal size={20} aria-hidden="true" />
          <span>More</span>
        </button>
      </nav>
      <dialog ref={sheet} className={styles.sheet} aria-label="More" closedby="any">
        {more ? (
          <>
            <ul>
              {items.slice(3).map((item) => (
                <li key={item.href}>
                  <NavLink item={item} path={path} onGo={() => sheet.current?.close()} />
                </li>
              ))}
            </ul>
            <UserMenu user={user} signOut={signOut} />
          </>
        ) : null}
      </dialog>

      {palette === "never" ? null : renderPalette({ opened: palette === "open", onClose: () => setPalette("closed") })}
    </div>
  );
}
