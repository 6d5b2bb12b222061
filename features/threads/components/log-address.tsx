"use client";

import { Button, Code } from "@mantine/core";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { renewLogAddressAction } from "../actions";

/** The private address that logs what a recruiter writes in their own mailbox. */
export function LogAddress({ address }: { address: string | null }) {
  const renew = useAction(renewLogAddressAction, {
    onDone: () => showDone(address ? "You have a new address. The old one no longer works." : "Your address is ready."),
  });
  return (
    <>
      <p>
        BCC your private address when you email someone from your own mailbox, and the email is logged on their profile.
        It works only from your own email address.
      </p>
      {address ? (
        <p>
          <Code style={{ overflowWrap: "anywhere" }}>{address}</Code>
        </p>
      ) : null}
      <Button variant="default" loading={renew.pending} onClick={() => renew.run({})}>
        {address ? "Renew the address" : "Get an address"}
      </Button>
    </>
  );
}
