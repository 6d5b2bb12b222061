"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { FormNote } from "@/components/form/form-note";
import { pressOf } from "@/components/form/presses";
import styles from "./imports.module.css";

/** A CSV of people; nothing is imported before its columns are looked at. */
export function UploadForm() {
  const router = useRouter();
  const [sentence, setSentence] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function upload(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File)) return;
    setSentence(null);
    // The same file, as far as a browser can tell: sent again it is not another one.
    const { press, settle } = pressOf(UploadForm, [file.name, file.size, file.lastModified]);
    const search = new URLSearchParams({ fileName: file.name, key: press.key, ...(press.again && { again: "same" }) });
    start(async () => {
      try {
        const response = await fetch(`/api/imports?${search}`, { method: "POST", body: file });
        const answer = (await response.json()) as { importId?: string; sentence?: string };
        if (answer.importId) router.push(`/imports/${answer.importId}`);
        else setSentence(answer.sentence ?? "The file could not be uploaded. Try again.");
        if (answer.importId || answer.sentence) settle();
      } catch {
        // The reader is told, whatever broke.
        setSentence("The connection broke, and nothing was imported. Try again: the file will not be there twice.");
      }
    });
  }

  return (
    <form onSubmit={upload} className={styles.upload}>
      <label htmlFor="import-file">CSV file of people (up to 25 MB)</label>
      <input id="import-file" type="file" name="file" accept=".csv,.tsv,.txt,text/csv" required />
      <FormNote sentence={sentence} />
      <div>
        <Button type="submit" loading={pending}>
          {" "}
          Preview file{" "}
        </Button>
      </div>
    </form>
  );
}
