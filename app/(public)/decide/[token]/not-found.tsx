export { DecideUnknown as default } from "@/features/check-ins/components/decide-form";
