// The list of homes: every page of the route is kept, so that none has to be loaded on the way.
import { belongTo, keep } from "./commission-keep.js"

const said = document.querySelector("[data-route-kept]")
const pages = [...document.querySelectorAll("[data-home]")].map((one) => one.href)
if (navigator.onLine) await belongTo(said.dataset.reader)
if (pages.length && navigator.onLine) {
  const kept = await keep([location.href, ...pages], [location.href, ...pages])
  if (kept) said.textContent = said.dataset.routeKept
} else if (!navigator.onLine) said.textContent = said.dataset.offline
