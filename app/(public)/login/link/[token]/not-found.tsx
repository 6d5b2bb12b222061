export { LinkUnknown as default } from "@/features/recruiters/components/link-unknown";
