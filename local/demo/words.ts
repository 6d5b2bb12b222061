/** What recruiters write after a call in this trade. */
export const spokeNotes = [
  "Happy where he is until the hospital tops out in the spring, wants to hear about K-12 work.",
  "Open to a move if it comes with a path to PM. Two weeks' notice.",
  "Asked about hybrid. Two days in the office is fine, five is not.",
  "Bonus pays out in March, nothing before that.",
  "Likes the project mix, worried about the drive to the site.",
  "Just renewed the license, adding Georgia by comity.",
  "Wants to get back to design, too much CA this year.",
  "Partner is relocating, looking at Charlotte and Raleigh.",
  "Would leave for 10 percent and better PTO.",
  "Took on two junior engineers, wants the title to match.",
  "Firm was bought, expects changes by summer.",
  "Good conversation. Sending an updated résumé tonight.",
];
export const voicemailNotes = [
  "Left a voicemail with the short version.",
  "Voicemail, said I'd try again Thursday.",
  "Mailbox greeting is current, left name and number.",
  "Left a message about the start date.",
];
export const noAnswerNotes = [
  "No pickup, no voicemail.",
  "Straight to voicemail, did not leave one.",
  "Busy, try after 4.",
];
export const textNotes = ["Texted to find a time to talk.", "Text: are you on site this week?"];
export const candidateDebriefs = [
  "Liked the team, asked good questions about backlog. Wants to move forward.",
  "Felt the second half was rushed. Still interested.",
  "Great fit on healthcare. Commute is the only thing.",
  "Sharp group. Would take it at the right number.",
];
export const clientDebriefs = [
  "Technically strong, runs his own details. Wants a second look at client-facing work.",
  "Best communicator so far. Would hire if Pat agrees.",
  "Solid, light on concrete. Keep warm.",
  "Liked her. Went with someone who had the state already.",
];
export const closeOutNotes = {
  client: [
    "Close second. They went with someone from a competitor.",
    "Liked the person, wanted more project size.",
    "Position filled before the final round.",
    "Asked to see them again for the next opening.",
  ],
  candidate: [
    "Took a counteroffer, sounded torn.",
    "Drive was too long in the end.",
    "Pay was short of what he needs.",
    "Staying put this year.",
  ],
  us: ["Three tries, no response.", "Scope is bigger than what they have done.", "License not there yet."],
};
export const updateNotes = [
  "Told them where it stands: the client still has two more to see.",
  "Checked in. Still interested, no other offer out.",
  "No news from the client yet; they can wait until next week.",
  "Went over the project list again. Wants to hear by Friday.",
];

export const callbackReasons = [
  "Bonus pays out, ask again",
  "Wants to hear about start dates",
  "Asked for a call after the pour",
  "Back from vacation",
  "PE results are due",
  "Check on the Georgia comity",
  "Send the project list first",
];
export const replies = [
  "Thanks for thinking of me. I could talk Thursday after 4 if that works for you.",
  "Good timing, my project wraps up next month. What is the pay range?",
  "Appreciate the note. Not ready to move before spring, but keep me on your list.",
  "Is this one hybrid? I would look at it if it is three days or less in the office.",
  "Yes, interested. My PE in Georgia came through last week, by the way.",
  "Happy where I am, though a colleague of mine may be looking. Can I pass on your name?",
];
