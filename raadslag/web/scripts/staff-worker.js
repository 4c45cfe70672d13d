/* Shows a package that was kept on the device, where the network fails and only there; forgets all of them at log-out. */

const PREFIX = "raadslag-package-";
const LOG_OUT = /\/log-ud\/$/;
const UNREACHED = new Set([502, 503, 504]); // something stands before the server, which does not answer

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && LOG_OUT.test(url.pathname)) event.waitUntil(forgetAll());
  if (request.method === "GET") event.respondWith(fromNetworkElseDevice(request));
});

async function packages() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

async function forgetAll() {
  await Promise.all((await packages()).map((name) => caches.delete(name)));
}

async function kept(request) {
  for (const name of await packages()) {
    const found = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (found) return found;
  }
  return null;
}

async function fromNetworkElseDevice(request) {
  try {
    const answer = await fetch(request);
    return (UNREACHED.has(answer.status) && (await kept(request))) || answer;
  } catch (fault) {
    const found = await kept(request);
    if (found) return found;
    throw fault;
  }
}
