"use client";

import { notifications } from "@mantine/notifications";
import { signedOut } from "@/lib/signed-out";
import styles from "./notice.module.css";
import { SignInLink } from "./sign-in-link";

type Undo = { label?: string; run: () => void };

/**
 * Says that something was done, and offers to take it back: showDone("Moved to Interview.", { run: undo }).
 * Returns how to take the notice away.
 */
export function showDone(sentence: string, undo?: Undo) {
  const id = notifications.show({
    withBorder: true,
    ...(undo ? { autoClose: 20_000 } : {}),
    message: (
      <span className={styles.notice}>
        <span>{sentence}</span>
        {undo ? (
          <button
            type="button"
            className={styles.undo}
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label ?? "Undo"}
          </button>
        ) : null}
      </span>
    ),
  });
  return () => void notifications.hide(id);
}

/** Says why something was not done. It stays until it is closed; whoever is signed out gets a link to sign in. */
export function showRefusal(sentence: string) {
  notifications.show({
    withBorder: true,
    color: "red",
    role: "alert",
    title: "Not done",
    message:
      sentence === signedOut ? (
        <>
          {sentence}
          <SignInLink />
        </>
      ) : (
        sentence
      ),
    autoClose: false,
  });
}

/**
 * Says that no answer came, with a button that makes the same press again. It stays until it is closed. Returns how to
 * take the notice away.
 */
export function showUnheard(sentence: string, again: () => void) {
  const id = notifications.show({
    withBorder: true,
    color: "red",
    role: "alert",
    title: "No answer yet",
    autoClose: false,
    message: (
      <span className={styles.notice}>
        <span>{sentence}</span>
        <button
          type="button"
          className={styles.undo}
          onClick={() => {
            notifications.hide(id);
            again();
          }}
        >
          Try again
        </button>
      </span>
    ),
  });
  return () => void notifications.hide(id);
}
