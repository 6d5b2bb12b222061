"use client";

import { Stack } from "@mantine/core";
import Link from "next/link";
import styles from "./second-step.module.css";

/** Shown once: each of them lets its owner in one time, without the phone. */
export function RecoveryCodes({ codes, next }: { codes: string[]; next: string }) {
  return (
    <Stack gap={16} maw={480}>
      <output>
        <strong>Keep these recovery codes.</strong> They are shown only once. If you lose your phone, each of them signs
        you in one time.
      </output>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <Link href={next}>I have kept them. Continue</Link>
      </p>
    </Stack>
  );
}
