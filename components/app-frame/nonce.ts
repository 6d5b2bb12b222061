import { createContext } from "react";

/** Lets the kit's style tags pass the content security policy. */
export const NonceContext = createContext("");
