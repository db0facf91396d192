const LAST = "qyzmet-commission-reader"

// What was kept for another reader of a shared telephone goes before anything of this one is kept.
export async function belongTo(reader) {
  try {
    if (localStorage.getItem(LAST) === reader) return
    if ("caches" in window) {
      const kept = await caches.keys()
      await Promise.all(kept.filter((one) => one.startsWith("qyzmet-commission-")).map((one) => caches.delete(one)))
    }
    localStorage.setItem(LAST, reader)
  } catch {
    // A browser that keeps nothing has nothing of others.
  }
}

// Registers the worker and has a page kept with everything it loads. Without a worker the page works as ever.
export async function keep(pages, only = null) {
  if (!("serviceWorker" in navigator)) return false
  try {
    await navigator.serviceWorker.register("/provider/commission/worker.js")
    const { active } = await navigator.serviceWorker.ready
    const files = performance.getEntriesByType("resource").map((one) => one.name)
    const own = files.filter((one) => one.startsWith(location.origin) && !/\/worker\.js$/.test(one))
    return await new Promise((tell) => {
      const channel = new MessageChannel()
      channel.port1.onmessage = (event) => tell(event.data.kept)
      active.postMessage({ keep: [...pages, ...own], only }, [channel.port2])
    })
  } catch {
    return false
  }
}
