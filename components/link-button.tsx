"use client";

import { Button, type ButtonProps } from "@mantine/core";
import Link from "next/link";

/** A verb that goes somewhere: looks like a button, is a link. */
export function LinkButton({ href, ...props }: ButtonProps & { href: string; target?: "_blank" }) {
  return <Button component={Link} href={href} {...props} />;
}
