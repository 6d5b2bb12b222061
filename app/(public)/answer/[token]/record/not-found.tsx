export { AnswerUnknown as default } from "@/features/replies/components/answer-form";
