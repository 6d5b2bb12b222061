import { useEffect } from "react";

/** Whatever an ellipsis has cut says itself whole under the pointer. Asked there and then: most of it is never pointed at. */
export function useCutTitles() {
  useEffect(() => {
    const given = new WeakSet<HTMLElement>();
    function onPointerOver({ target }: PointerEvent) {
      if (!(target instanceof HTMLElement) || (target.title && !given.has(target))) return;
      const cut = target.scrollWidth > target.clientWidth && getComputedStyle(target).textOverflow === "ellipsis";
      if (cut) {
        target.title = target.textContent.trim();
        given.add(target);
      } else if (given.delete(target)) target.removeAttribute("title");
    }
    document.addEventListener("pointerover", onPointerOver, { passive: true });
    return () => document.removeEventListener("pointerover", onPointerOver);
  }, []);
}
