import { Notifications } from "@mantine/notifications";
import { Kit } from "./kit";

/** The kit's stack of notices. */
export function KitToasts() {
  return (
    <Kit>
      <Notifications position="bottom-right" limit={3} autoClose={8000} />
    </Kit>
  );
}
