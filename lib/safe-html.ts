import sanitizeHtml from "sanitize-html";

const carried = /^data:image\/(png|jpeg|gif|webp);/i;
const remote = /^https?:\/\/[^\s/]/i;

const options: sanitizeHtml.IOptions = {
  allowedTags: (
    "p br div span a b strong i em u s small sub sup hr blockquote pre code ul ol li h1 h2 h3 h4 h5 h6 font center " +
    "table thead tbody tfoot tr td th caption img"
  ).split(" "),
  allowedAttributes: {
    a: ["href", "title", "rel", "target"],
    img: ["src", "data-src", "alt", "width", "height"],
    td: ["colspan", "rowspan", "align", "valign"],
    th: ["colspan", "rowspan", "align", "valign"],
    "*": ["dir", "lang"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: ["data"] },
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nestingLimit: 100,
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...attribs, rel: "noopener noreferrer nofollow", target: "_blank" },
    }),
    img: (tagName, { src = "", "data-src": _kept, ...attribs }) => ({
      tagName,
      attribs: { ...(remote.test(src) ? { "data-src": src } : { src }), ...attribs },
    }),
  },
  exclusiveFilter: ({ tag, attribs }) =>
    tag === "img" && !carried.test(attribs["src"] ?? "") && !remote.test(attribs["data-src"] ?? ""),
};

/**
 * Markup from outside, without what could run, load or send anything: shown in a sandboxed frame besides. A remote image
 * is kept by an attribute that no browser loads, since loading one tells its sender.
 */
export function safeHtml(html: string): string {
  return sanitizeHtml(html, options);
}

/** What safeHtml() kept, with its remote images, for a reader who asked for them. */
export function withRemoteImages(safe: string): string {
  return sanitizeHtml(safe, {
    ...options,
    allowedSchemesByTag: { img: ["data", "http", "https"] },
    transformTags: {
      img: (tagName, { "data-src": src, ...attribs }) => ({
        tagName,
        attribs: { ...(src && remote.test(src) ? { src } : {}), ...attribs },
      }),
    },
    exclusiveFilter: ({ tag, attribs }) =>
      tag === "img" && !carried.test(attribs["src"] ?? "") && !remote.test(attribs["src"] ?? ""),
  });
}

/** The words of markup from outside, with a line for each paragraph. */
export function textOfHtml(html: string): string {
  const broken = html.replace(/<(br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^>]*>/gi, "\n");
  return sanitizeHtml(broken, { allowedTags: [], allowedAttributes: {} })
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? " ")
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/\n\s*\n\s*/g, "\n\n")
    .trim();
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };
