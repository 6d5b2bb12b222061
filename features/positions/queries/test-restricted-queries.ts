import type { RestrictedFirm } from "./test-restricted-firm";

export type Call = {
  /** The arguments after the context. */
  given: (firm: RestrictedFirm) => unknown[];
  /** It says a number or a yes, or refuses: whoever may see the position reads none of its words either. */
  quiet?: boolean;
  /** The client is everybody's to see here. */
  clientIsSeen?: boolean;
};

const of = (given: Call["given"], over: Omit<Call, "given"> = {}): Call => ({ given, ...over });
const quiet = { quiet: true };
const part = "It is a part of statements that are called here.";
const callback = "Callback itself asks, or an admin.";
const people = "It reads of a person, and of a position neither words nor ids.";
const own = "It reads what names no position.";
const inside = "It is asked inside a verb or a query that has found the position.";

const forAdmins = "Only admins get to it, who see every position.";

const table = { q: "", owner: [], team: [], page: 1 } as const;
const positionTable = { ...table, state: [], discipline: [], client: null, back: null, sort: "state" } as const;
const outreachOf = ({ template, hidden, reopeningId, ana }: RestrictedFirm) => ({
  templateVersionId: template.versionId,
  purpose: "position" as const,
  positionId: hidden.id,
  reopeningId,
  recipients: [{ personId: ana.personId, candidacyId: ana.candidacyId }],
});
const position = (over: Omit<Call, "given"> = {}) => of(({ hidden }) => [hidden.id], over);
const byPosition = (over: Omit<Call, "given"> = {}) => of(({ hidden }) => [{ positionId: hidden.id }], over);
const card = (over: Omit<Call, "given"> = {}) => of(({ ana }) => [ana.candidacyId], over);

/** How each query that reads of positions is asked about the restricted one, or why it is not. */
export const queryCalls: Record<string, Call | string> = {
  "audit-log/listSubjectNames": forAdmins,
  "board/cardsSql": part,
  "board/findBoard": of(({ hidden }) => [{ positionId: hidden.id, sort: "newest", shown: [9, 9, 9, 9, 9, 9, 9] }]),
  "board/findBoardVersion": position(quiet),
  "board/getCandidacy": card(),
  "board/getStepContext": card(),
  "board/listBoard": byPosition(),
  "board/listClosedOut": byPosition(),
  "board/listPeopleToAdd": of(({ hidden }) => [{ positionId: hidden.id, search: "Ana" }], quiet),
  "board/versionSql": part,
  "callbacks/callbackReason": part,
  "candidacies/answerOwedSql": part,
  "candidacies/getCandidacyState": card(),
  "candidacies/listCandidacyStates": of(({ ana, ben }) => [[ana.candidacyId, ben.candidacyId]]),
  "candidacies/listToldSince": of(({ ana }) => [ana.candidacyId, new Date(0)], quiet),
  "candidacies/recordOf": part,
  "candidacies/refuseForWhoWasFirst": card(quiet),
  "candidates/getCandidate": of(({ ana }) => [ana.candidateId], { clientIsSeen: true }),
  "check-ins/answerWaitsSql": part,
  "check-ins/findDecidePage": callback,
  "check-ins/findLastCheckIn": "It says who emailed a contact and when, and no position.",
  "check-ins/getCheckIn": of(({ contactId }) => [contactId], { clientIsSeen: true }),
  "check-ins/isKnownToClient": part,
  "check-ins/listOverdueDecisions": of(({ contactId }) => [contactId]),
  "clients/countDecisionDatesByClient": of(({ hidden }) => [[hidden.clientId]], quiet),
  "clients/listClientOptions": own,
  "clients/listClients": of(() => [{ ...table, state: [], off: null, sort: "positions" }], {
    quiet: true,
    clientIsSeen: true,
  }),
  "contact-rules/findRulesChange": people,
  "events/listEvents": of(({ ana }) => [{ personId: ana.personId }, { limit: 200 }], { clientIsSeen: true }),
  "drafts/listDrafts": of(() => []),
  "first-steps/findOpenSteps": forAdmins,
  "handovers/countOwned": forAdmins,
  "interviews/listInterviews": byPosition(),
  "interviews/refuseForChangedInterview": of(({ interviewId }) => [interviewId], quiet),
  "messages/countDueMessages": callback,
  "messages/countDueSystemEmails": callback,
  "messages/countQueue": people,
  "messages/countUndecided": people,
  "messages/findFigures": callback,
  "messages/findRestored": own,
  "messages/findSenderBlock": callback,
  "messages/listKnownTokens": callback,
  "messages/listUndecided": of(() => [], quiet),
  "messages/listUnsent": callback,
  "offers/findLiveOffer": of(({ cara, hidden }) => [cara.candidacyId, hidden.openingId]),
  "offers/getOffer": of(({ offerId }) => [offerId]),
  "offers/listFreeOpenings": position(),
  "offers/refuseForAnsweredOffer": of(({ offerId }) => [offerId], quiet),
  "outreach/findPositionWords": own,
  "outreach/getDraft": of(({ outreachId }) => [outreachId]),
  "outreach/getDraftEmail": of(({ draftId, ana }) => [{ outreachId: draftId, personId: ana.personId }]),
  "outreach/getOutreach": of(({ outreachId }) => [outreachId]),
  "outreach/getOutreachPlan": of((firm) => [firm.insiders.owner, outreachOf(firm)]),
  "outreach/getSharedParts": inside,
  "outreach/getSubject": of(({ hidden, reopeningId }) => [{ positionId: hidden.id, reopeningId }]),
  "outreach/listAssessments": inside,
  "outreach/plannedOf": part,
  "outreach/wordsOf": part,
  "outreach/listOpenSends": callback,
  "outreach/listOutreaches": of(() => [{ page: 1, most: 50 }]),
  "outreach/listRecipientContacts": people,
  "outreach/listRecipientPlaces": inside,
  "outreach/listRecipientRecords": people,
  "outreach/listRecipients": inside,
  "outreach/renderEmail": inside,
  "people/listActivityFacts": people,
  "placements/getPlacement": of(({ placementId }) => [placementId]),
  "placements/refuseForChangedPlacement": of(({ placementId }) => [placementId], quiet),
  "positions/countCardsByPosition": inside,
  "positions/countSeatsByPosition": inside,
  "positions/findLiveReopening": of(({ hidden }) => [hidden.openingId]),
  "positions/findReqNumber": inside,
  "positions/getOpening": of(({ hidden }) => [hidden.openingId]),
  "positions/getPosition": position(),
  "positions/getPositionHead": position(),
  "positions/listBroughtBack": inside,
  "positions/listDecisionsByPosition": inside,
  "positions/listLiveReopeningsByPosition": inside,
  "positions/listOnBoard": position(),
  "positions/listPositions": of(() => [positionTable], { clientIsSeen: true }),
  "positions/listPositionsToAddTo": of(() => [{ search: "bridge" }]),
  "positions/listSeats": position(),
  "positions/listToldOfReopening": inside,
  "positions/listViewerOptions": own,
  "positions/listViewers": position(),
  "positions/refuseForWhoChangedIt": position(quiet),
  "positions/refuseForWhoEditedIt": position(quiet),
  "positions/refuseForWhoEndedIt": of(({ reopeningId }) => [reopeningId], quiet),
  "positions/refuseForWhoFilledIt": of(({ hidden }) => [hidden.openingId], quiet),
  "positions/refuseReqNumber": part,
  "positions/requireContactOf": own,
  "positions/requirePosition": position(quiet),
  "promises/getDecidingContact": own,
  "promises/getSite": card(),
  "replies/ofAnswerToken": part,
  "replies/findAnswerPage": callback,
  "replies/findReported": callback,
  "search/findAnything": of(() => ["Zzcanary"]),
  "search/findClients": own,
  "search/findPositions": of(() => [{ words: ["bridge"], names: ["bridge"], digits: null, text: "bridge" }]),
  "search/positionsSql": part,
  "templates/findMergePosition": position(),
  "templates/getTemplate": own,
  "templates/listArchivedTemplates": own,
  "templates/listMergePersons": inside,
  "templates/listReplyRates": own,
  "templates/listTemplates": own,
  "templates/listVersions": own,
  "templates/ownOrShared": own,
  "threads/findLastAnswer": inside,
  "threads/getAttachment": of(({ attachmentId }) => [attachmentId]),
  "threads/listAttachments": of(({ replyId }) => [[replyId]]),
  "threads/listWaitingAttachments": callback,
  "threads/getAnswerVerdict": of(({ replyId }) => [replyId]),
  "threads/getReplyHtml": of(({ replyId }) => [{ replyId, images: false }]),
  "threads/getThread": of(({ replyId }) => [replyId]),
  "threads/threadSql": part,
  "today/countTodayByKind": of(() => ["all"], quiet),
  "today/countsOf": part,
  "today/findFirstSteps": of(() => [], quiet),
  "today/linesOf": part,
  "today/listToday": of(() => [{ whose: "all", kind: null }], { clientIsSeen: false }),
  "top-of-mind/findConsidered": inside,
  "top-of-mind/findStoredList": of(({ open, openListId }) => [{ positionId: open.id, listId: openListId }], {
    clientIsSeen: true,
  }),
  "top-of-mind/getTopOfMind": of(({ open }) => [{ positionId: open.id }], { clientIsSeen: true }),
  "top-of-mind/getWantedPosition": position(),
  "top-of-mind/listFinalists": inside,
  "top-of-mind/listLastWords": of(({ ana, open }) => [{ personIds: [ana.personId], positionId: open.id }]),
  "top-of-mind/listStoredLists": byPosition(),
  "top-of-mind/listTries": inside,
  "touches/getTouchStart": of(({ ana }) => [ana.personId], { clientIsSeen: true }),
  "touches/getTouchSubject": of(({ ana }) => [{ personId: ana.personId, candidacyId: ana.candidacyId }]),
};
