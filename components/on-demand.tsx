import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { showUnheard } from "./notice";

const loadKit = async () => (await import("./app-frame/kit")).Kit;

/**
 * A part that few visits need, loaded with the kit when it is first drawn: onDemand(async () => (await
 * import("./x")).X). Until it is there, `waiting` stands in its place. Where it does not arrive the page stays as it
 * is, a notice says so, and its button tries again: what was typed elsewhere on the page is not lost to it.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) {
  let loaded: ComponentType<Props> | null = null;

  async function withKit(): Promise<ComponentType<Props>> {
    const [Part, Kit] = await Promise.all([load(), loadKit()]);
    loaded ??= (props: Props) => (
      <Kit>
        <Part {...props} />
      </Kit>
    );
    return loaded;
  }

  return function OnDemand(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    const [attempt, setAttempt] = useState(1);

    useEffect(() => {
      if (Part) return undefined;
      let left = false;
      let takeAway: () => void = () => undefined;
      withKit().then(
        (part) => {
          if (!left) setPart(() => part);
        },
        () => {
          if (!left) takeAway = showUnheard(missing, () => setAttempt(attempt + 1));
        },
      );
      return () => {
        left = true;
        takeAway();
      };
    }, [Part, attempt]);

    return Part ? <Part {...props} /> : waiting;
  };
}

const missing =
  "This part of the page could not be loaded. Check your connection and try again. If it keeps happening, copy what you typed, then reload the page.";
