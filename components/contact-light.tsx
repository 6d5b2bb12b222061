import styles from "./contact-light.module.css";

export type Light = "in_process" | "green" | "amber" | "gray" | "red";

/** A light with words and a shape, not only a color. `short` shows the first words and the rest on hover. */
export function ContactLight({ light, words, short }: { light: Light; words: string; short?: string }) {
  return (
    <span className={styles.light} data-light={light} title={short ? words : undefined}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={styles.shape}>
        {shapes[light]}
      </svg>
      <span>{short ?? words}</span>
    </span>
  );
}

const shapes: Record<Light, React.ReactNode> = {
  in_process: <path d="M1 6h7M6 3l3 3-3 3" fill="none" stroke="currentColor" strokeWidth="2" />,
  green: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  amber: <path d="M6 1 11.5 11h-11z" fill="currentColor" />,
  gray: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
  red: <path d="M3.5 1h5L11 3.5v5L8.500 11h-5L1 8.500v-5z" fill="currentColor" />,
};
