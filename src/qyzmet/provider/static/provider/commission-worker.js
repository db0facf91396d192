// Keeps the commission's pages for when there is no network: the network comes first, what was kept second.
const KEPT = "qyzmet-commission-2"
const PATIENCE = 5000
// As long as a session: a lost telephone shows nobody's home the next day.
const LASTS = 8 * 3600 * 1000
const HOME = "/provider/commission/"
const KEEPS = /^\/provider\/commission\/(?!members\/)([\w-]+\/)?$/

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((one) => one.startsWith("qyzmet-commission-") && one !== KEPT)
      await Promise.all(old.map((one) => caches.delete(one)))
      await self.clients.claim()
    })(),
  ),
)

self.addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== self.location.origin) return
  if (request.mode === "navigate" && !KEEPS.test(url.pathname)) return
  event.respondWith(answer(request))
})

// A page asks to be kept with all it loads; the answer says whether that was done.
self.addEventListener("message", (event) => {
  const { keep = [], only = null } = event.data || {}
  event.waitUntil(
    (async () => {
      const cache = await caches.open(KEPT)
      if (only) await forget(cache, only)
      const done = await Promise.all(keep.map((address) => put(cache, address)))
      event.ports[0]?.postMessage({ kept: done.every(Boolean) })
    })(),
  )
})

async function answer(request) {
  const cache = await caches.open(KEPT)
  try {
    const response = await inTime(fetch(request))
    if (request.mode === "navigate" && fit(response)) await cache.put(request.url, response.clone())
    return response
  } catch (error) {
    const kept = await cache.match(request.url, { ignoreVary: true })
    if (kept && !overdue(request.url, kept)) return kept
    if (kept) await forget(cache, [])
    throw error
  }
}

function inTime(promise) {
  return Promise.race([
    promise,
    new Promise((_, refuse) => setTimeout(() => refuse(new Error("the network is too slow")), PATIENCE)),
  ])
}

async function put(cache, address) {
  try {
    const response = await fetch(address, { credentials: "same-origin" })
    if (!fit(response)) return false
    await cache.put(new URL(address, self.location).href, response)
    return true
  } catch {
    return Boolean(await cache.match(address, { ignoreVary: true }))
  }
}

// A page of the commission that was loaded longer ago than a session lasts, by the server's own clock.
function overdue(address, response) {
  if (!new URL(address).pathname.startsWith(HOME)) return false
  return Date.now() - Date.parse(response.headers.get("Date") || 0) > LASTS
}

// A page that asked to log in, or an error, is nothing to keep.
function fit(response) {
  return response.ok && !response.redirected && response.type === "basic"
}

// Homes that are no longer to be visited do not stay on the telephone.
async function forget(cache, only) {
  const pages = new Set(only.map((address) => new URL(address, self.location).href))
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith(HOME) && !pages.has(request.url)) await cache.delete(request)
  }
}
