import { makePushKey } from "@/lib/web-push";

console.log(makePushKey());
