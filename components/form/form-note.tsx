import styles from "./form-note.module.css";

/** What is wrong with the form as a whole, where no single field is to blame. Read out as soon as it appears. */
export function FormNote({ sentence }: { sentence: string | null }) {
  return (
    <div role="alert" className={sentence ? styles.note : undefined}>
      {sentence}
    </div>
  );
}
