import type { Page } from "@playwright/test";

/** What is wrong with the page as it is now: what a reader cannot read, a finger cannot hit, or nobody can see. */
export async function measure(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems = new Set<string>();
    const wide = window.innerWidth;
    const modal = [...document.querySelectorAll<HTMLElement>("dialog:modal, [role=dialog][aria-modal=true]")]
      .filter((one) => one.checkVisibility())
      .at(-1);
    const root = modal ?? document.body;
    const styles = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (element: Element) => {
      const known = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, known);
      return known;
    };
    const nameOf = (element: Element) => {
      const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replaceAll(/\s+/g, " ");
      const kind =
        element.className && typeof element.className === "string" ? `.${element.className.split(" ")[0]}` : "";
      return `<${element.tagName.toLowerCase()}${kind}> "${name.slice(0, 48)}"`;
    };
    const told = new Set<string>();
    /** One of a kind stands for all of it. */
    const tell = (what: string, element: Element) => {
      const kind = `${what.replaceAll(/"[^"]*"|\d+/g, "")} ${element.tagName} ${element.className}`;
      if (!told.has(kind)) problems.add(`${what}: ${nameOf(element)}`);
      told.add(kind);
    };
    const ancestors = function* (element: Element) {
      for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) yield one;
    };
    /** Kept for whoever listens, or not drawn yet. */
    const unseen = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
      for (let one: Element | null = element; one && one !== document.body; one = one.parentElement) {
        const { clip, clipPath, position, width, height } = styleOf(one);
        const clipped = clipPath !== "none" || clip !== "auto";
        if (clipped && Number.parseFloat(width) <= 1 && Number.parseFloat(height) <= 1) return true;
        // A link that comes when it is wanted, from above the window.
        if (position === "fixed" && one.getBoundingClientRect().bottom <= 0) return true;
      }
      return false;
    };
    const scrolls = (element: Element) =>
      /auto|scroll/.test(styleOf(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
    const isRegion = (element: Element) =>
      (element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby")) &&
      element.matches("section, nav, fieldset, [role=region], [role=group], [role=listbox]") &&
      (element.hasAttribute("tabindex") || element.querySelector("a[href], button, input, [tabindex='0']") !== null);

    if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
      problems.add(`the page scrolls sideways by ${document.documentElement.scrollWidth - wide} px`);

    const seen = [...root.querySelectorAll<HTMLElement>("*")].filter(
      (one) => !one.closest("svg, iframe, noscript, script, style, template") && !unseen(one),
    );
    const inScroll = (element: Element) => [...ancestors(element)].some((one) => scrolls(one));

    const target =
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=menuitem], [role=option], [role=checkbox], [role=radio]";
    for (const element of seen) {
      const style = styleOf(element);
      const box = element.getBoundingClientRect();
      const field = /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
      if (!field && scrolls(element) && !isRegion(element)) tell("scrolls sideways and does not say so", element);
      const clips = /hidden|clip/.test(style.overflowX);
      if (clips && !field && element.scrollWidth > element.clientWidth + 1 && style.textOverflow !== "ellipsis")
        tell("cut at its side", element);
      const speaks = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const clipsBelow =
        /hidden|clip/.test(style.overflowY) &&
        !element.matches("button") &&
        style.whiteSpace !== "nowrap" &&
        element.scrollHeight > element.clientHeight + 2;
      if (clipsBelow && !field && !element.title && (element.textContent ?? "").trim()) tell("cut below", element);
      const beyond = box.width > 0 && (box.right > wide + 1 || box.left < -1);
      if (beyond && (speaks || element.matches(target)) && !inScroll(element)) tell("outside of the window", element);
    }

    for (const element of seen) {
      if (!element.matches(target) || element.matches(":disabled")) continue;
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      // Where a field is drawn as a part of a box, the box takes the finger.
      const drawn =
        element.matches("input") && styleOf(element).borderTopWidth === "0px"
          ? (element.parentElement?.closest("[class*=-input]") ?? null)
          : null;
      // All of the cell of a row's box is the place to tick.
      const cell = element.matches("td > [type=checkbox]") ? element.parentElement : null;
      const boxes = [element, label, drawn, cell].flatMap((one) => (one ? [one.getBoundingClientRect()] : []));
      if (boxes.some(({ width, height }) => width >= 23.5 && height >= 23.5) || element.matches("[tabindex='-1']"))
        continue;
      if (styleOf(element).display === "inline") {
        const block = [...ancestors(element)].find((one) => styleOf(one).display !== "inline");
        const around = (block?.textContent ?? "").replace(element.textContent ?? "", "").trim();
        if (around.split(/\s+/).length >= 3) continue;
      }
      const { width, height } = element.getBoundingClientRect();
      tell(`a target of ${Math.round(width)} by ${Math.round(height)} px`, element);
    }

    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const shown = new Set<Element>(seen);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent ?? "";
      if (!parent || !shown.has(parent) || !text.trim()) continue;
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (lines.length < 2) {
        checkCovered(parent, lines[0]);
        continue;
      }
      for (const line of lines.slice(0, 3)) checkCovered(parent, line);
      const tops = new Set(lines.map(({ top }) => Math.round(top)));
      const words = text.trim().split(/\s+/);
      if (tops.size >= 5 && text.trim().length / tops.size < 7) tell("a letter or a word a line", parent);
      for (const match of text.matchAll(/[\p{L}\p{N}]{4,24}/gu)) {
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const parts = new Set(
          [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)),
        );
        const whole = words.find((word) => word.includes(match[0])) ?? "";
        if (parts.size > 1 && !/[@./_]|\d{5}/.test(whole) && whole.length <= 24)
          tell(`"${match[0]}" is broken`, parent);
      }
    }

    /** Whether something else lies on it: what sticks, floats or is fixed is left out, for the page scrolls below that. */
    function checkCovered(element: Element, line: DOMRect | undefined) {
      if (!line || line.width < 2) return;
      const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
      if (x < 0 || y < 0 || x > wide || y > window.innerHeight) return;
      const top = document.elementFromPoint(x, y);
      if (!top || top.contains(element) || element.contains(top) || !root.contains(top)) return;
      if (top instanceof HTMLElement && element.closest("label")?.contains(top)) return;
      for (let one: Element | null = top; one && !one.contains(element); one = one.parentElement)
        if (
          /fixed|sticky/.test(styleOf(one).position) ||
          one.matches("[role=menu], [role=listbox], [role=dialog], [class*=-dropdown]")
        )
          return;
      if ([...ancestors(element)].some((one) => !inside(one, x, y))) return;
      tell(`lies under ${nameOf(top)}`, element);
    }
    function inside(element: Element, x: number, y: number) {
      if (!/auto|scroll|hidden|clip/.test(styleOf(element).overflowY + styleOf(element).overflowX)) return true;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return x >= left && x <= right && y >= top && y <= bottom;
    }

    for (const element of document.querySelectorAll<HTMLElement>(
      "[role=dialog], dialog[open], [role=menu], [role=listbox], [popover]:popover-open",
    )) {
      if (unseen(element)) continue;
      const { left, right, top, bottom, height } = element.getBoundingClientRect();
      if (height === 0) continue;
      if (left < -1 || right > wide + 1 || top < -1 || bottom > window.innerHeight + 1)
        tell(`open and outside of the window (${[left, top, right, bottom].map(Math.round).join(" ")})`, element);
    }
    return [...problems];
  });
}

/** Each thing that can have the focus, reached forwards and backwards, is in sight when it has it. */
export async function measureFocus(page: Page, most = 120): Promise<string[]> {
  return page.evaluate((limit) => {
    const problems = new Set<string>();
    const modal = [...document.querySelectorAll<HTMLElement>("dialog:modal, [role=dialog][aria-modal=true]")]
      .filter((one) => one.checkVisibility())
      .at(-1);
    const all = [
      ...(modal ?? document.body).querySelectorAll<HTMLElement>(
        "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']",
      ),
    ].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(":disabled, [tabindex='-1']"));
    const some = all.length <= limit ? all : [...all.slice(0, limit - 30), ...all.slice(-30)];
    for (const element of [...some, ...some.toReversed()]) {
      element.focus();
      if (document.activeElement !== element) continue;
      const seen = element instanceof HTMLInputElement ? (element.labels?.[0] ?? element) : element;
      const whole = (element.getBoundingClientRect().width > 2 ? element : seen).getBoundingClientRect();
      // In a field of many lines it is the line with the caret that has to be seen.
      const line = element instanceof HTMLTextAreaElement ? Math.min(20, whole.height) : whole.height;
      const box = new DOMRect(whole.x, whole.y, whole.width, line);
      if (box.height > window.innerHeight * 0.4 || box.width < 2) continue;
      const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 48);
      const called = `<${element.tagName.toLowerCase()}> "${name || element.getAttribute("name") || element.id}"`;
      // What scrolls stops at whole pixels.
      if (box.bottom > window.innerHeight + 2 || box.top < -2) {
        problems.add(`has the focus out of sight (${Math.round(box.top)} to ${Math.round(box.bottom)}): ${called}`);
        continue;
      }
      // Within the 5 px around a link that only a finger needs.
      for (const y of [box.top + 6, box.bottom - 6]) {
        const top = document.elementFromPoint(Math.min(box.left + box.width / 2, window.innerWidth - 1), y);
        if (!top || top.contains(element) || element.contains(top) || seen.contains(top)) continue;
        const what = [
          ...(function* () {
            for (let one: Element | null = top; one; one = one.parentElement) yield one;
          })(),
        ].find((one) => /fixed|sticky/.test(getComputedStyle(one).position) && !one.contains(element));
        if (what) problems.add(`has the focus under <${what.tagName.toLowerCase()} ${what.className}>: ${called}`);
      }
    }
    // A list of choices that opened with the focus closes with it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return [...problems];
  }, most);
}
