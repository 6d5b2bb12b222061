"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { archiveTemplateAction, copyTemplateAction } from "../actions";

/** What is done to a template as a whole. */
export function TemplateVerbs({ templateId, archived }: { templateId: string; archived: boolean }) {
  const router = useRouter();
  const copy = useAction(copyTemplateAction, {
    onDone: ({ templateId: copyId, name }) => {
      showDone(`Copied as ${name}. Only you can use it.`);
      router.push(`/templates/${copyId}`);
    },
  });
  const archive = useAction(archiveTemplateAction, {
    onDone: ({ name }, { archived: away }) => showDone(away ? `${name} is archived.` : `${name} is restored.`),
  });
  return (
    <>
      <Button variant="default" loading={copy.pending} onClick={() => copy.run({ templateId })}>
        Copy
      </Button>
      <Button
        variant="default"
        loading={archive.pending}
        onClick={() => archive.run({ templateId, archived: !archived })}
      >
        {archived ? "Restore" : "Archive"}
      </Button>
    </>
  );
}
