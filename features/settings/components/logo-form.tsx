"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { mostLogoBytes } from "@/db/vocabulary/settings";
import { removeLogoAction, setLogoAction } from "../actions";
import { Logo } from "./logo";
import styles from "./logo-form.module.css";

/** The logo on the sign-in page and on the page where candidates answer. */
export function LogoForm({ address }: { address: string | null }) {
  const [image, setImage] = useState("");
  const set = useActionForm(setLogoAction, { onDone: () => showDone("Logo saved.") });
  const remove = useActionForm(removeLogoAction, { onDone: () => showDone("Logo removed.") });
  const input = set.field("image");

  async function read(file: File | undefined) {
    // What is refused anyway is not sent: the server takes no such body, and could not say why.
    setImage(file && file.size <= mostLogoBytes ? await dataUrlOf(file) : "");
  }

  return (
    <Stack gap={16} maw={560}>
      {address ? <Logo address={address} alt="Your logo" className={styles.logo} /> : null}
      <form onSubmit={set.onSubmit((fields) => ({ image, reason: fields.text("reason") }))}>
        <Stack gap={16}>
          <label className={styles.file}>
            Picture
            <span className={styles.soft}>PNG, JPEG or WebP, at most 200 KB.</span>
            <input
              type="file"
              accept="image/png,image/jpeg,image/webp"
              data-field="image"
              aria-invalid={input.error ? true : undefined}
              aria-describedby={input.error ? "logo-error" : undefined}
              onChange={(event) => void read(event.currentTarget.files?.[0])}
            />
            {input.error ? (
              <span className={styles.error} id="logo-error" role="alert">
                {input.error}
              </span>
            ) : null}
          </label>
          <TextInput label="Why this logo" maxLength={300} {...set.field("reason")} />
          <FormNote sentence={set.sentence} />
          <div>
            <Button type="submit" loading={set.pending}>
              Save logo
            </Button>
          </div>
        </Stack>
      </form>
      {address ? (
        <form onSubmit={remove.onSubmit((fields) => ({ reason: fields.text("reason") }))}>
          <Stack gap={8}>
            <TextInput label="Why without a logo" maxLength={300} {...remove.field("reason")} />
            <FormNote sentence={remove.sentence} />
            <div>
              <Button type="submit" variant="default" loading={remove.pending}>
                Remove logo
              </Button>
            </div>
          </Stack>
        </form>
      ) : null}
    </Stack>
  );
}

async function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result : ""));
    reader.addEventListener("error", () => reject(new Error("The file could not be read.")));
    reader.readAsDataURL(file);
  });
}
