import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { cleanup, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext, SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { useState, type ReactNode } from "react";
import { afterEach, vi } from "vitest";
import { theme } from "./theme";

type Screen = ReactNode | ((query: URLSearchParams) => ReactNode);

/**
 * Draws client components in a document without a browser and without Next's server, for tests named *.test.tsx:
 *
 *     vi.mock("../actions", () => ({ moveCardsAction: vi.fn() }));
 *
 *     const { user, query, router } = openScreen(<BoardScreen {...props} />, "/positions/1/board?sort=days");
 *     vi.mocked(moveCardsAction).mockResolvedValue({ serverError: { kind: "refused", sentence: "Ana was first." } });
 *     await user.keyboard("j");
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
  const router = {
    push: vi.fn(),
    replace: vi.fn(),
    refresh: vi.fn(),
    back: vi.fn(),
    forward: vi.fn(),
    prefetch: vi.fn(),
    bfcacheId: "test",
  };
  let query = search;

  function Page() {
    const [current, setCurrent] = useState(search);
    const params = new URLSearchParams(current);
    return (
      <AppRouterContext value={router}>
        <PathnameContext value={pathname}>
          <SearchParamsContext value={params}>
            <MantineProvider theme={theme} env="test">
              <NuqsTestingAdapter
                hasMemory
                searchParams={search}
                onUrlUpdate={({ queryString }) => {
                  query = queryString;
                  setCurrent(queryString);
                }}
              >
                {typeof screen === "function" ? screen(params) : screen}
              </NuqsTestingAdapter>
              <Notifications />
            </MantineProvider>
          </SearchParamsContext>
        </PathnameContext>
      </AppRouterContext>
    );
  }

  return { user: userEvent.setup(), router, query: () => query, ...render(<Page />) };
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
