/** How a candidate let us represent them. */
export const rightWays = { button: "Button in the email", reply: "Reply", call: "On the phone" } as const;
export type RightWay = keyof typeof rightWays;
