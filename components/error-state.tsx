"use client";

import { Button } from "@mantine/core";
import styles from "./state.module.css";

/** Something broke: said plainly, with what can be done next. The digest finds the line in the log. */
export function ErrorState({ digest, retry }: { digest?: string | undefined; retry: () => void }) {
  return (
    <div className={styles.state} role="alert">
      <h2 className={styles.title}>Something went wrong</h2>
      <p className={styles.words}>
        Try again. If it keeps happening, contact your admin{digest ? ` and give them this code: ${digest}` : ""}.
      </p>
      <Button variant="default" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
