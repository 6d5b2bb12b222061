"use client";

import { Button } from "@mantine/core";
import styles from "./state.module.css";

/** Something broke: said plainly, with what can be done next. The digest finds the line in the log. */
export function ErrorState({ digest, retry }: { digest?: string | undefined; retry: () => void }) {
  return (
    <div className={styles.state} role="alert">
      <h2 className={styles.title}>This did not work</h2>
      <p className={styles.words}>
        Nothing was changed. Try again; if it happens twice, tell your admin{digest ? ` the number ${digest}` : ""}.
      </p>
      <Button variant="default" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
