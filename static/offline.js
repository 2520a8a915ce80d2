// Keeps the page in the browser, so that it opens without a network after one visit.
//
// `cargo xtask build` puts the build's id and the digest of every file in the place of the two words
// below, and writes the result as `sw.js`. A build is taken as a whole: one file that does not
// arrive, or arrives changed, and the build before stays. It is never put in the place of a page
// that is open unless the person asks (`boot.js`).

const BUILD = "@build@";
/** Each file's address and digest. */
const FILES = JSON.parse('@files@');
/** Fetched when they are first used: they are as large as all the rest. */
const LATER = /\.vocabulary$/;

const PREFIX = "topup-";
const CACHE = PREFIX + BUILD;

const home = new URL("./", self.location.href).href;
const address = (file) => new URL(file, home).href;
const digests = new Map(Object.entries(FILES).map(([file, digest]) => [address(file), digest]));

const ask = (url) => fetch(url, { integrity: digests.get(url), cache: "no-cache" });

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      try {
        await Promise.all(
          [...digests.keys()]
            .filter((url) => !LATER.test(url))
            .map(async (url) => {
              const answer = await ask(url);
              if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
              await cache.put(url, answer);
            }),
        );
      } catch (reason) {
        await caches.delete(CACHE);
        throw reason;
      }
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const all = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
      // The build before stays: a window that was opened with it may still ask for its files.
      const old = all.filter((name) => name !== CACHE).slice(0, -1);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "use this build") self.skipWaiting();
});

async function answer(request) {
  const url = request.mode === "navigate" ? address("index.html") : request.url.split(/[?#]/)[0];
  const cache = await caches.open(CACHE);
  const kept = (await cache.match(url)) ?? (await caches.match(url));
  if (kept) return kept;
  if (!digests.has(url)) return fetch(request);
  const fresh = await ask(url);
  if (fresh.ok) await cache.put(url, fresh.clone());
  return fresh;
}

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const isHome = url.split(/[?#]/)[0] === home || url.split(/[?#]/)[0] === address("index.html");
  if (method === "GET" && (mode === "navigate" ? isHome : url.startsWith(home))) {
    event.respondWith(answer(event.request));
  }
});
