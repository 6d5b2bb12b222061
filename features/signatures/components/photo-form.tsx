"use client";

import { Button, Stack, Switch } from "@mantine/core";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { smallPhoto, unreadable } from "@/components/small-photo";
import { removePhotoAction, setPhotoAction, showPhotoAction } from "../actions";

import styles from "./photo-form.module.css";

type Props = { photo: { address: string; shown: boolean } | null; name: string };

/** The photo below a recruiter's emails: off until they turn it on. */
export function PhotoForm({ photo, name }: Props) {
  const [image, setImage] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const set = useActionForm(setPhotoAction, {
    onDone: () => {
      setImage("");
      showDone("Photo saved.");
    },
  });
  const show = useAction(showPhotoAction, {
    onDone: () => showDone(photo?.shown ? "Your emails go out without it." : "Your next email shows it."),
  });
  const remove = useAction(removePhotoAction, { onDone: () => showDone("Photo removed.") });
  const input = set.field("image");
  const error = problem ?? input.error;
  const src = image || photo?.address;

  async function read(file: File | undefined) {
    setProblem(null);
    setImage("");
    if (!file) return;
    const small = await smallPhoto(file);
    if (small) setImage(small);
    else setProblem(unreadable);
  }

  return (
    <Stack gap={16} maw={400} mt={24}>
      {src ? (
        // oxlint-disable-next-line next/no-img-element -- One small picture of a route of ours: Next's optimizer would ask us for it.
        <img className={styles.photo} src={src} alt={name} width={72} height={72} />
      ) : null}
      <form
        onSubmit={set.onSubmit(() => {
          if (!image) setProblem((before) => before ?? "Choose a photo first.");
          return { image };
        })}
      >
        <Stack gap={16}>
          <label className={styles.file}>
            Photo
            <span className={styles.soft}>JPEG or PNG. It is cropped to a square.</span>
            <input
              type="file"
              accept="image/jpeg,image/png"
              data-field="image"
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? "photo-error" : undefined}
              onChange={(event) => void read(event.currentTarget.files?.[0])}
            />
            {error ? (
              <span className={styles.error} id="photo-error" role="alert">
                {error}
              </span>
            ) : null}
          </label>
          <FormNote sentence={set.sentence} />
          <div className={styles.verbs}>
            <Button type="submit" variant="default" loading={set.pending}>
              Save photo
            </Button>
            {photo ? (
              <Button variant="subtle" loading={remove.pending} onClick={() => remove.run({})}>
                Remove photo
              </Button>
            ) : null}
          </div>
        </Stack>
      </form>
      {photo ? (
        <Switch
          label="Show my photo below my emails"
          description="Emails you sent keep it until you remove the photo."
          checked={photo.shown}
          disabled={show.pending}
          onChange={(event) => show.run({ shown: event.currentTarget.checked })}
        />
      ) : null}
    </Stack>
  );
}
