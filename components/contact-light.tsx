import styles from "./contact-light.module.css";

export type Light = "in_process" | "green" | "amber" | "gray" | "red";

/** A light with words and a shape, not only a color. `short` shows the first words and the rest on hover. */
export function ContactLight({ light, words, short = words }: { light: Light; words: string; short?: string }) {
  return (
    <span className={styles.light} data-light={light} title={short === words ? undefined : words}>
      {short}
    </span>
  );
}
