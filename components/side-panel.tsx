"use client";

import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useFocusBack } from "./use-focus-back";

/** Slides over the list, not away from it. Escape and the button close it; focus goes back to where it was. */
export function SidePanel({
  title,
  opened,
  onClose,
  size = 480,
  children,
}: {
  title: string;
  opened: boolean;
  onClose: () => void;
  size?: number;
  children: ReactNode;
}) {
  useFocusBack(opened);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={`min(${size}px, 100vw)`}
      title={title}
      overlayProps={{ backgroundOpacity: 0.2 }}
      styles={{ title: { fontSize: 15, fontWeight: 600 } }}
    >
      {children}
    </Drawer>
  );
}
