"use client";

import { notifications, useNotifications } from "@mantine/notifications";
import { useEffect, useState, type ComponentType } from "react";
import buttons from "../button.module.css";
import styles from "./toasts.module.css";

const loadKit = async () => (await import("./kit-toasts")).KitToasts;

/**
 * The notices of every page. The kit's part that draws them is loaded with the first one. Where it does not arrive,
 * because the connection is gone, the sentences are drawn without it: one of them may say just that.
 */
export function Toasts({ load = loadKit }: { load?: () => Promise<ComponentType> }) {
  const { notifications: shown, queue } = useNotifications();
  const all = [...shown, ...queue];
  const [Kit, setKit] = useState<ComponentType | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (all.length === 0 || Kit) return;
    load().then(
      (kit) => setKit(() => kit),
      () => setFailed(true),
    );
  }, [all.length, Kit, load]);

  if (Kit) return <Kit />;
  if (!failed || all.length === 0) return null;
  return (
    <div className={styles.toasts}>
      {all.map(({ id = "", role = "alert", title, message }) => (
        <div key={id} className={styles.toast} role={role}>
          {title ? <strong>{title}</strong> : null}
          {message}
          <button type="button" className={buttons.default} onClick={() => notifications.hide(id)}>
            Close
          </button>
        </div>
      ))}
    </div>
  );
}
