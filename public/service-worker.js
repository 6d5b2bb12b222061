/**
 * Says that there is no connection where a page does not come, in place of the browser's own page, and how many calls
 * wait in this browser. And it shows the notifications that were turned on for this device. It keeps no page, no script and no data: whatever the network has is what is shown
 * (docs/decisions/0030-calls-without-network.md).
 */
addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload?.enable()]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode !== "navigate" || request.method !== "GET") return;
  event.respondWith(pageOrNotice(event));
});

addEventListener("push", (event) => {
  // What it says is ours alone to write: nobody else has the keys of this browser.
  const { title, tag } = event.data.json();
  event.waitUntil(registration.showNotification(title, { tag, icon: "/apple-icon.png" }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openToday());
});

/** The window that shows Today, or one more: what is typed in another stays there. */
async function openToday() {
  const windows = await clients.matchAll({ type: "window" });
  const open = windows.find(({ url }) => new URL(url).pathname === "/today");
  return open ? open.focus() : clients.openWindow("/today");
}

async function pageOrNotice({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch {
    // No answer at all: one of the server, whatever it says, is shown as it is.
    return new Response(notice, {
      status: 503,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy":
          "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      },
    });
  }
}

const notice = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>No connection · Callback</title>
<style>
  :root { color-scheme: light dark; }
  body { max-width: 480px; margin: 0 auto; padding: 64px 16px; font: 15px/1.5 system-ui, sans-serif; }
  h1 { margin: 0 0 8px; font-size: 20px; }
  p { margin: 0 0 16px; }
  button { min-height: 44px; padding: 0 16px; font: inherit; }
</style>
</head>
<body>
<main>
<h1>No connection</h1>
<p>Callback can't be reached. This page opens by itself when you're back online.</p>
<p id="calls" hidden></p>
<button type="button" id="again">Try again</button>
</main>
<script>
  try {
    const count = Object.keys(localStorage).filter((name) => name.startsWith("callback.call.")).length;
    const calls = document.getElementById("calls");
    calls.hidden = count === 0;
    calls.textContent =
      count === 1
        ? "1 call is waiting to be logged. It is kept until then."
        : count + " calls are waiting to be logged. They are kept until then.";
  } catch {}
  document.getElementById("again").addEventListener("click", () => location.reload());
  addEventListener("online", () => location.reload());
</script>
</body>
</html>`;
