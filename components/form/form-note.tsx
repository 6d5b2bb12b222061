import styles from "./form-note.module.css";

/** What the whole form was told, where no single field is to blame. Read out as soon as it appears. */
export function FormNote({ sentence }: { sentence: string | null }) {
  return (
    <div role="alert" className={sentence ? styles.note : undefined}>
      {sentence}
    </div>
  );
}
