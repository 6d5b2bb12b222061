"use client";

import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useFocusBack } from "./use-focus-back";

type Props = { title: string; opened?: boolean; wide?: boolean; onClose: () => void; children: ReactNode };

/** A form or a question over the page. Escape and the button close it; focus goes back to where it was. */
export function Dialog({ title, opened = true, wide = false, onClose, children }: Props) {
  useFocusBack(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={wide ? 640 : "md"}
      styles={{ title: { fontSize: 15, fontWeight: 600 } }}
    >
      {children}
    </Modal>
  );
}
