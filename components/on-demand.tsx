import { lazy, Suspense, type ComponentType, type ReactNode } from "react";

const loadKit = async () => (await import("./app-frame/kit")).Kit;

/**
 * A part that few visits need, loaded with the kit when it is first drawn: onDemand(async () => (await
 * import("./x")).X). Until it is there, `waiting` stands in its place, and the page around it stays as it is.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) {
  const WithKit = lazy(async () => {
    const [Part, Kit] = await Promise.all([load(), loadKit()]);
    return {
      default: (props: Props) => (
        <Kit>
          <Part {...props} />
        </Kit>
      ),
    };
  });
  return function OnDemand(props: Props) {
    return (
      <Suspense fallback={waiting}>
        <WithKit {...props} />
      </Suspense>
    );
  };
}
