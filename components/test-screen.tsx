import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { cleanup, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext, SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { renderQueryString, unstable_createAdapterProvider } from "nuqs/adapters/custom";
import { useMemo, useSyncExternalStore, type ReactNode } from "react";
import { afterEach, expect, vi } from "vitest";
import { theme } from "./theme";

type Screen = ReactNode | ((query: URLSearchParams) => ReactNode);

/**
 * Draws client components in a document without a browser and without Next's server, for tests named *.test.tsx:
 *
 *     vi.mock("../actions", () => ({ moveCardsAction: vi.fn() }));
 *
 *     const { user, query, router } = openScreen(<BoardScreen {...props} />, "/positions/1/board?sort=waiting");
 *     vi.mocked(moveCardsAction).mockResolvedValue({ serverError: { kind: "refused", sentence: "Ana was first." } });
 *     await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
 *     await screen.findByText("Ana was first.");
 *
 * The screen has the product's theme and notices around it. `useRouter`, `usePathname`, `useSearchParams` and nuqs see
 * the URL given here, and each change that nuqs makes to it; `query()` is what stands there now, and `router` has
 * spies. A screen that is a function is drawn anew for each query, as the server would do. Mock a server action at its
 * file, because it needs a session, and nothing else that a component imports; mocks start each test unset.
 * Server components cannot be drawn here: the specs in e2e/ see those.
 */
export function openScreen(screen: Screen, url = "/") {
  const { pathname, search } = new URL(url, "https://callback.test");
  const address = addressBar(search);
  const router = {
    push: vi.fn(),
    replace: vi.fn(),
    refresh: vi.fn(),
    back: vi.fn(),
    forward: vi.fn(),
    prefetch: vi.fn(),
    bfcacheId: "test",
  };
  const QueryState = unstable_createAdapterProvider(() => ({
    searchParams: address.useParams(),
    pathname,
    updateUrl: (params) => address.set(renderQueryString(params)),
    getSearchParamsSnapshot: () => new URLSearchParams(address.query()),
    rateLimitFactor: 0,
  }));

  function Page() {
    const params = address.useParams();
    return (
      <AppRouterContext value={router}>
        <PathnameContext value={pathname}>
          <SearchParamsContext value={params}>
            <MantineProvider theme={theme} env="test">
              <QueryState>{typeof screen === "function" ? screen(params) : screen}</QueryState>
              <Notifications />
            </MantineProvider>
          </SearchParamsContext>
        </PathnameContext>
      </AppRouterContext>
    );
  }

  return { user: userEvent.setup(), router, query: address.query, ...render(<Page />) };
}

/** What an action that changes something is called with beside its input: a press with a key. */
export const aPress: unknown = expect.objectContaining({ key: expect.any(String) });

/** The query of one screen: all its readers see a change in the same pass, as they do with the browser's own. */
function addressBar(initial: string) {
  let current = initial;
  const readers = new Set<() => void>();
  function subscribe(reader: () => void) {
    readers.add(reader);
    return () => readers.delete(reader);
  }
  const query = () => current;
  return {
    query,
    set(next: string) {
      current = next;
      for (const reader of readers) reader();
    },
    useParams() {
      const text = useSyncExternalStore(subscribe, query);
      return useMemo(() => new URLSearchParams(text), [text]);
    },
  };
}

afterEach(() => {
  cleanup();
  notifications.clean();
});

// happy-dom has no popovers yet: these open and close as the browser does, without the top layer.
HTMLElement.prototype.showPopover ??= function showPopover(this: HTMLElement) {
  this.setAttribute("open", "");
};
HTMLElement.prototype.hidePopover ??= function hidePopover(this: HTMLElement) {
  this.removeAttribute("open");
  this.dispatchEvent(Object.assign(new Event("toggle"), { oldState: "open", newState: "closed" }));
};
