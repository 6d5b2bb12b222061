import { describe, expect, test } from "vitest";
import { safeHtml, textOfHtml, withRemoteImages } from "./safe-html";

const pixel = "data:image/png;base64,iVBORw0KGgo=";

describe("what could run, load or send anything goes", () => {
  test.each([
    ["a script", "<script>alert(1)</script>Hi", "Hi"],
    ["a script in pieces", "<scr<script>ipt>alert(1)</script>Hi", "ipt&gt;alert(1)Hi"],
    ["an event handler", '<p onclick="alert(1)" onmouseover=alert(2)>Hi</p>', "<p>Hi</p>"],
    ["a handler of a picture", `<img src="${pixel}" onerror="alert(1)">`, `<img src="${pixel}" />`],
    ["an SVG", '<svg onload="alert(1)">Hi</svg>', "Hi"],
    ["a frame", '<iframe src="https://x.test"></iframe>Hi', "Hi"],
    ["an embedded object", '<object data="https://x.test"></object><embed src="https://x.test">Hi', "Hi"],
    ["a form", '<form action="https://x.test"><input name="password"><button>Go</button></form>', "Go"],
    ["a jump to another page", '<meta http-equiv="refresh" content="0;url=https://x.test">Hi', "Hi"],
    ["another base of links", '<base href="https://x.test/">Hi', "Hi"],
    ["a sheet of styles", '<link rel="stylesheet" href="https://x.test/a.css"><style>p{color:red}</style>Hi', "Hi"],
    ["a style", '<p style="background:url(https://x.test/open)">Hi</p>', "<p>Hi</p>"],
    ["a class and an id of our own page", '<p class="m_8d3f" id="root">Hi</p>', "<p>Hi</p>"],
    ["a background", '<td background="https://x.test/open">Hi</td>', "<td>Hi</td>"],
  ])("%s", (_, html, left) => {
    expect(safeHtml(html)).toBe(left);
  });
});

describe("links", () => {
  const opened = (href: string) => `<a href="${href}" rel="noopener noreferrer nofollow" target="_blank">Hi</a>`;
  const dead = '<a rel="noopener noreferrer nofollow" target="_blank">Hi</a>';

  test.each(["https://x.test/a?b=1", "http://x.test", "mailto:ana@people.test", "tel:+18135550142"])(
    "%s opens apart, without telling where from",
    (href) => {
      expect(safeHtml(`<a href="${href}">Hi</a>`)).toBe(opened(href));
    },
  );

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    " &#1;javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//x.test/no-scheme",
  ])("%j leads nowhere", (href) => {
    expect(safeHtml(`<a href="${href}">Hi</a>`)).toBe(dead);
  });

  test("what an email says about where a link opens is overruled", () => {
    const safe = safeHtml('<a href="https://x.test" target="_top" rel="opener">Hi</a>');
    expect(safe).toContain('rel="noopener noreferrer nofollow"');
    expect(safe).toContain('target="_blank"');
  });
});

describe("pictures", () => {
  test("one that the email itself carries stays", () => {
    expect(safeHtml(`<img src="${pixel}" alt="Logo" width="40">`)).toBe(`<img src="${pixel}" alt="Logo" width="40" />`);
  });

  test.each([
    "//x.test/open.gif",
    "cid:logo",
    "javascript:alert(1)",
    "data:image/svg+xml,<svg onload='alert(1)'>",
    "data:text/html,Hi",
  ])("%j would be fetched or run, and goes", (src) => {
    expect(safeHtml(`Hi <img src="${src}" alt="seen">`)).toBe("Hi ");
  });

  test.each(["https://x.test/open.gif", "http://x.test/open.gif"])(
    "%j is not loaded until somebody asks for it",
    (src) => {
      const safe = safeHtml(`Hi <img src="${src}" alt="seen" onload="alert(1)">`);
      expect(safe).toBe(`Hi <img data-src="${src}" alt="seen" />`);
      expect(withRemoteImages(safe)).toBe(`Hi <img src="${src}" alt="seen" />`);
    },
  );

  test("an email cannot say by itself what is loaded then", () => {
    const html = `<img data-src="https://x.test/a"><img src="${pixel}" data-src="https://x.test/b"><p data-src="c">Hi</p>`;
    expect(safeHtml(html)).toBe(`<img src="${pixel}" /><p>Hi</p>`);
    expect(withRemoteImages('<img data-src="javascript:alert(1)"><script>alert(1)</script>Hi')).toBe("Hi");
  });

  test("nor do other addresses of a picture stay", () => {
    const html = `<img src="${pixel}" srcset="https://x.test/open.gif 2x" longdesc="https://x.test">`;
    expect(safeHtml(html)).toBe(`<img src="${pixel}" />`);
  });
});

test("what people write stays as they wrote it", () => {
  const html = '<div dir="ltr">Yes, <b>call me</b><br />on <i>Thu</i></div><blockquote>your words</blockquote>';
  expect(safeHtml(html)).toBe(html);
});

test("the words of markup, a line for each paragraph", () => {
  expect(textOfHtml("<p>Yes &amp; no</p><p>Call&nbsp;me</p><script>alert(1)</script>")).toBe("Yes & no\nCall me");
});
