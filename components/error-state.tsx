"use client";

import buttons from "./button.module.css";
import styles from "./state.module.css";

/** Something broke: said plainly, with what can be done next. The digest finds the line in the log. */
export function ErrorState({ digest, retry }: { digest?: string | undefined; retry: () => void }) {
  return (
    <div className={styles.state} role="alert">
      <h1 className={styles.title}>Something went wrong</h1>
      <p className={styles.words}>
        Try again. If it keeps happening, contact your admin{digest ? ` and give them this code: ${digest}` : ""}.
      </p>
      {/* Not the kit's button, which every page would load for the day on which something breaks. */}
      <button type="button" className={buttons.default} onClick={retry}>
        Try again
      </button>
    </div>
  );
}
