import { Group, NativeSelect, TextInput } from "@mantine/core";
import type { PayUnit } from "@/db/vocabulary/candidates";

type Props = {
  label: string;
  cents: number | null;
  unit: PayUnit | null;
  required?: boolean;
  description?: string;
  field: (name: string) => { name: string; error: string | undefined };
};

/** A sum and its unit, as `pay` in dollars and `payUnit`. */
export function PayFields({ label, cents, unit, required, description, field }: Props) {
  return (
    <Group gap={8} align="flex-end" wrap="nowrap">
      <TextInput
        label={label}
        inputMode="decimal"
        placeholder={unit === "hour" ? "58.00" : "125,000"}
        defaultValue={cents === null ? "" : dollars(cents)}
        required={required ?? false}
        description={description}
        flex={1}
        {...field("payCents")}
      />
      <NativeSelect
        aria-label={`${label}: per hour or per year`}
        defaultValue={unit ?? "year"}
        data={[
          { value: "year", label: "per year" },
          { value: "hour", label: "per hour" },
        ]}
        {...field("payUnit")}
      />
    </Group>
  );
}

function dollars(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100).replace(/\B(?=(\d{3})+$)/g, ",") : (cents / 100).toFixed(2);
}
