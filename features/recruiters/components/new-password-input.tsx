import { PasswordInput, type PasswordInputProps } from "@mantine/core";

/** Where a password is chosen: a manager of passwords may make one, and pasting is welcome. */
export function NewPasswordInput(props: PasswordInputProps) {
  return (
    <PasswordInput
      {...props}
      size="sm"
      description="At least 12 characters. A few words are easy to remember."
      autoComplete="new-password"
      visibilityToggleButtonProps={{ "aria-label": "Show password", tabIndex: 0 }}
    />
  );
}
