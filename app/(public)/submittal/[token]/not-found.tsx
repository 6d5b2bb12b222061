export { SubmittalUnknown as default } from "@/features/submittals/components/submittal-form";
