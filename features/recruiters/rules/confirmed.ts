/** So long after somebody proved who they are, what gives access or takes data along asks for no further proof. */
export const confirmedMinutes = 10;

/** What is said where it has been longer; the browser then asks for the password and repeats the press. */
export const notConfirmed = "Confirm it's you to continue.";
