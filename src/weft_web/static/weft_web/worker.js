/* Learning pages without a network: pages are kept as they are visited, a whole course when the learner asks for it.
   What is told before this line: VERSION, of courses and code; ASSETS, the files that every page needs; LIST, the list of courses. */
"use strict";
const PREFIX = "weft-learn-", CACHE = PREFIX + VERSION, WAIT = 6000;
const isPage = (url) => /^\/learn\/(en|fr|es)\/[a-z0-9_-]+\//.test(url.pathname);
const bare = (url) => url.origin + url.pathname;
const sound = (answer) => answer.ok && answer.type === "basic" && !answer.redirected;

async function keep(address, options = {}) {
  const answer = await fetch(address, options);
  if (!sound(answer)) return false;
  await (await caches.open(CACHE)).put(address, answer);
  return true;
}
// What an older edition had kept is fetched anew; where that fails the older page stays.
async function renew() {
  const now = await caches.open(CACHE);
  for (const name of (await caches.keys()).filter((one) => one.startsWith(PREFIX) && one !== CACHE)) {
    const before = await caches.open(name);
    for (const request of await before.keys()) {
      if (!isPage(new URL(request.url))) continue;
      const kept = await keep(request.url).catch(() => false);
      if (!kept) await now.put(request, await before.match(request));
    }
  }
}
self.addEventListener("install", (event) => event.waitUntil((async () => {
  await (await caches.open(CACHE)).addAll(ASSETS);
  // The list is fetched as nobody: no name of a person is kept with it.
  await keep(LIST, {credentials: "omit"});
  await renew();
  await self.skipWaiting();
})()));
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

async function fresh(request) {
  const cut = new AbortController(), timer = setTimeout(() => cut.abort(), WAIT);
  try { return await fetch(request, {signal: cut.signal}); } finally { clearTimeout(timer); }
}
async function page(request, url) {
  const cache = await caches.open(CACHE);
  const held = await cache.match(bare(url));
  try {
    const answer = await (held ? fresh(request) : fetch(request));
    if (sound(answer) && !url.search && isPage(url)) await cache.put(bare(url), answer.clone());
    return answer;
  } catch (error) {
    const instead = held ?? await cache.match(LIST);
    if (instead) return instead;
    throw error;
  }
}
async function asset(request) {
  const held = await (await caches.open(CACHE)).match(request.url);
  return held ?? fetch(request);
}
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (ASSETS.includes(url.pathname + url.search)) event.respondWith(asset(event.request));
  else if (event.request.mode === "navigate" && (isPage(url) || url.pathname === LIST)) event.respondWith(page(event.request, url));
});
self.addEventListener("message", (event) => event.waitUntil((async () => {
  const addresses = event.data.keep.filter((one) => isPage(new URL(one, location.href)));
  let kept = 0;
  for (const address of addresses) {
    if (await keep(new URL(address, location.href).href).catch(() => false)) kept += 1;
    event.ports[0].postMessage({kept, of: addresses.length, done: false});
  }
  event.ports[0].postMessage({kept, of: addresses.length, done: true});
})()));
