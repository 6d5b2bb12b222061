/** What a screen says where a server action gave no answer. */
export const unheard = "We didn't hear back. Your change may have been saved. Try again: nothing will be done twice.";
export const unread = "We can't reach Callback. Check your connection, then try again.";
export const updated =
  "Callback was updated while this page was open, so nothing was changed. Copy what you typed, then reload the page.";
