import { ownWords } from "./own-words";

/** What a reply says about further email: a clear request to stop, perhaps one, or nothing of the kind. */
export type StopRequest = "stop" | "unsure" | null;

const filler =
  "please|pls|plz|kindly|just|now|thanks|thank you|thx|no thanks|no thank you|immediately|asap|today|sir|maam|ok|okay|hi|hello|yes|por favor|gracias|porfavor|ya|de inmediato";
const email =
  "(?:e ?mails?|mails?|messages?|mailings?|newsletters?|spam|texts?|solicitations?|outreach|communications?|correspondence|contact)";
const list =
  "(?:(?:mailing|e ?mail|email|contact|distribution|distro|call|candidate|marketing|job|send)s? ?)?(?:lists?|databases?|system|distribution|records?|e ?mails?|mailings?|crm|files?|rolodex)";
const write =
  "(?:send|sending|e ?mail(?:ing)?|mail(?:ing)?|contact(?:ing)?|messag(?:e|ing)|writ(?:e|ing)|spam(?:ming)?|bother(?:ing)?|harass(?:ing)?|solicit(?:ing)?|reach(?:ing)? out|text(?:ing)?|pester(?:ing)?)";

/** The whole of a reply, or of one sentence of it. */
const alone = new RegExp(
  `^(?:stop|stopall|stop all|end|quit|cancel|unsub|unsubscribe|unsubscribed|unsuscribe|unsubcribe|unsubscribe all|remove|remove me|removed|delete me|opt ?out|optout|opt me out|take me off|off|no more|leave me alone|go away|lose my (?:number|e ?mail|address)|stop (?:it|this|that|now|already)|baja|de baja|alto|basta|parar|pare|paren|detener|cancelar|no mas|ya no|dejenme en paz)$`,
);

const requests = [
  "\\bun ?su?b?scribe (?:me|my|us|from)\\b",
  "\\b(?:want|like|wish|need|asked|ask|asking|trying|how (?:do|can) i|request) (?:you )?to (?:be )?(?:un ?subscribed?|opt(?:ed)? out|removed|taken off)\\b",
  "\\bhow (?:do|can) i (?:unsubscribe|opt out|get off)\\b",
  "^unsubscribe\\b",
  `\\b(?:remove|delete|erase|scrub|drop|take|get|strike) (?:me|us|my (?:name|e ?mail|address|e ?mail address|info|information|contact info|contact information|contact|details|data|profile|resume)) (?:off |out )?(?:of )?(?:from |off )?(?:of )?(?:all |any |every )?(?:of )?(?:your|the|this|that|these|future|any|all|you)? ?(?:future |further |company |firms? |staffing |recruiting )?${list}\\b`,
  "\\b(?:remove|delete|erase) (?:me|my (?:name|e ?mail|address|e ?mail address|info|information|contact info|contact information|details|data))$",
  "\\btake me off$",
  "\\bremove me (?:from|off) (?:here|this|everything|all)$",
  `\\b(?:do not|dont|never|please no longer|no longer|not to) (?:ever |please )?${write} (?:to )?(?:me|us|this address|this email|here)\\b`,
  `\\b(?:do not|dont|never) (?:ever )?(?:send|forward) (?:me |us )?(?:any|any ?more|more|further|these|your|such)\\b`,
  `\\bno (?:more|further|additional) (?:of (?:these|your|this) )?(?:job |recruiting |marketing |unsolicited )?${email}\\b`,
  `\\b(?:stop|quit|cease|discontinue|end) (?:all |any )?${write}(?: me| us| to me| this| these| out)?\\b`,
  `\\b(?:stop|cease|discontinue|end|cancel) (?:all |any |with )?(?:of )?(?:these|the|all|your|this|those|my|any|future|further)? ?(?:daily |weekly |monthly |constant |automated |job |unwanted |future |further )?(?:${email}|subscription)\\b`,
  "\\bcease and desist\\b",
  "\\b(?:opt|opting|opted) (?:me )?out (?:of|from) (?:all |any )?(?:of )?(?:your|the|these|this|future|further|all|any)? ?(?:future |further )?(?:e ?mails?|mailings?|messages?|list|communications?|outreach|contact)\\b",
  "\\b(?:want|like|wish|need|going) to opt out$",
  "\\bopt me out\\b",
  `\\b(?:do not|dont|no longer) (?:want|wish|care|need) (?:to (?:receive|get|see|hear from|be (?:contacted|emailed|on)|be e mailed)|any|your|these|further|more)\\b.{0,60}(?:${email}|you|list|again|any ?more|contacted|emailed|e mailed)`,
  `\\bnot (?:want|wish|interested in) (?:to )?(?:receive|receiving|get|getting|be|being) (?:any |contacted|emailed|more |these |your |further )`,
  "\\bleave me alone\\b",
  "\\blose my (?:number|e ?mail|address|contact)\\b",
  `\\bno me (?:escriba|escriban|escribas|contacte|contacten|contactes|envie|envien|envies|mande|manden|mandes|moleste|molesten|molestes)(?: (?:mas|nunca|otra vez|de nuevo|ningun|correos|emails|mensajes|estos|ese|esos|nada))`,
  "^no me (?:escriba|escriban|escribas|contacte|contacten|contactes|moleste|molesten|molestes)$",
  `\\b(?:ya no|no) (?:deseo|quiero|quisiera|me interesa) (?:recibir|seguir recibiendo|que me (?:escriban?|contacten?|envien?|manden?)|mas)(?: .{0,40})?(?:correos?|emails?|mensajes?|mails?|mas|publicidad|escriban?|contacten?|informacion)\\b`,
  "\\b(?:dar(?:me|se)?|deme|denme|dame|darnos|solicito la) (?:de )?baja\\b",
  "\\b(?:elimin|quit|borr|sac|remuev|retir)(?:en|e|a|an|ar|as)?(?:me|nos)? (?:mi (?:correo|nombre|email|direccion|contacto) )?(?:de|a|mi) (?:su|la|tu|sus|esta|los|las|correo|email)\\b",
  "^(?:eliminenme|eliminame|elimineme|quitenme|quitame|quiteme|borrenme|borrame|borreme|saquenme|sacame|saqueme)\\b",
  "\\b(?:dejen?|dejes?|paren?|pare|deja) (?:ya )?de (?:enviar|mandar|escribir|contactar|molestar|enviarme|mandarme|escribirme|contactarme|molestarme)\\w*",
  "\\bno (?:mas|envien mas|manden mas|enviar mas|mandar mas) (?:correos?|emails?|mensajes?|mails?|publicidad)\\b",
  "\\bcancel(?:ar|en|e|a)? (?:mi |la )?(?:suscripcion|subscripcion)\\b",
].map((pattern) => new RegExp(pattern));

/** Not a request, whatever word it uses: taken out before anything is looked for. */
const harmless = [
  /\b(?:do not|dont|never|no need to|please dont|wont|didnt|did not|cant|cannot|wouldnt) (?:ever )?(?:stop|unsubscribe|quit|remove me|take me off|opt out|cancel)\b(?: (?:sending|emailing|writing|contacting|reaching|from|me|my|your|the|list|emails?|messages?|out|off))*/g,
  /\bno (?:dejen?|dejes?|paren?) de \w+/g,
  /\bstop(?:ped|ping|s)? (?:by|in|over|off|at|past|through|working|looking|on)\b/g,
  /\b(?:non ?stop|full stop|bus stop|one stop|truck stop|stop work|stop gap|stop sign|pit stop|stop loss|stop order|stop notice|end of|end to end|dead end|front end|back end|high end|week ?end|year end|by the end|cancel culture)\b/g,
];

/** Said beside a request, they limit it, or take it back: somebody has to read it. */
const limits =
  /\b(?:but|except|unless|until|till|for now|for this|this one|that one|this (?:position|role|job|opening|project|search|thread|week|month)|that (?:position|role|job|opening|project)|about (?:this|that)|before|after \d|at work|work (?:e ?mail|address)|during|instead|at this (?:address|email)|other address|personal (?:email|address)|only|if you|if it|too often|so often|so many|as many|everyday|every day|hasta|antes|pero|solo|excepto|por ahora|este puesto)\b/;
const welcome =
  /\b(?:(?<!not )(?<!no longer )(?<!never )(?:im|i am|very|definitely|still|be) (?:very |really |definitely |still )?interested|interested in (?:hearing|learning|talking|the|this)|call me (?!again|anymore|any more)|give me a call|happy to (?:talk|chat|hear)|lets (?:talk|chat|meet)|tell me more|keep me (?:in mind|posted)|send me (?:the|a) (?:details|job|description)|sounds (?:good|great)|would love to|me interesa (?:el|la|mucho)|llameme|llamame)\b/;

/** Words that could mean it, where nothing above did. */
const hints =
  /\b(?:un ?subscribe\w*|unsuscribe|unsub|opt(?:ed|ing)? out|optout|take me off|remove me|be removed|off (?:your|the|this|of) (?:list|mailing|email)|mailing lists?|spam(?:ming)?|harass\w*|do not contact|dont contact|do not call|dont call|do not e ?mail|dont e ?mail|stop (?:e ?mailing|calling|sending|contacting|writing|it|this|these|the e ?mails?|the calls?)|no more (?:calls|e ?mails?|messages|mails?)|who is this|who are you|how did you get|where did you get|who gave you|never (?:applied|signed up|gave you|heard of)|didnt (?:sign up|apply|ask)|did not (?:sign up|apply|ask)|wrong (?:person|number|address|email|guy)|update your records|not (?:the|that) person|no mas|no me escrib\w+|no longer (?:works?|at|with) (?:here|this)|delete my|report(?:ing)? (?:you|this)|legal action|attorney|do not call list|gdpr|ccpa|baja|suscripcion|quien es|como consiguio|deje[n]? de|numero equivocado|too many e ?mails?|not interested (?:in anything|ever|at all|now or)|never again)\b/;

/** At most so many words: in a longer text a request is something among others, and somebody reads it. */
const shortWords = 60;

/**
 * Whether a reply asks that no more email comes, in English or Spanish (docs/rules-of-contact.md, rule 7). `fresh`: its
 * new part, in which signatures may stand. A clear request stops all counted email; where it is not sure somebody is
 * asked, and nothing counted goes until they have answered.
 */
export function stopRequest(fresh: string, subject = ""): StopRequest {
  const said = plain(ownWords(fresh));
  const heading = plain(subject);
  if (alone.test(bare(heading)) && said.length <= 120) return "stop";
  if (said === "") return null;
  // A line may end amid a sentence, or without a mark of its own.
  const sentences = [...said.split(/[.!?;:\n]+/), ...said.replaceAll("\n", " ").split(/[.!?;:]+/)].map((one) =>
    one.trim(),
  );
  let text = said.replaceAll(/[.!?;:\n]+/g, " ");
  for (const pattern of harmless) text = text.replaceAll(pattern, " ");
  const clauses = sentences.flatMap((sentence) => [sentence, ...sentence.split(",")]).map((part) => cleared(part));
  const asked =
    clauses.some((part) => alone.test(bare(part))) ||
    clauses.some((part) => requests.some((pattern) => pattern.test(bare(part))));
  const short = text.split(/\s+/).length <= shortWords;
  if (asked) return short && !limits.test(text) && !welcome.test(text) ? "stop" : "unsure";
  return hints.test(text) ? "unsure" : null;
}

function cleared(clause: string) {
  let left = clause;
  for (const pattern of harmless) left = left.replaceAll(pattern, " ");
  return left.replaceAll(",", " ").replaceAll(/\s+/g, " ").trim();
}

/** Without the small words around a request. */
function bare(clause: string) {
  const edge = new RegExp(`^(?:(?:${filler})\\b\\s*)+|\\s*(?:\\b(?:${filler}))+$`, "g");
  let before = "";
  let left = clause.replaceAll(",", " ").replaceAll(/\s+/g, " ").trim();
  while (left !== before) {
    before = left;
    left = left.replaceAll(edge, "").trim();
  }
  return left;
}

/** Lower case, without accents and apostrophes, with marks of sentences only. */
function plain(text: string) {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’‘`´]/g, "")
    .replaceAll(/[^\p{L}\p{N}\s.,!?;:]+/gu, " ")
    .replaceAll(/[ \t]+/g, " ")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim()
    .slice(0, 4_000);
}
