// The checklist of a visit: every answer is kept on the telephone at once and sent whole when there is a network.
import { belongTo, keep } from "./commission-keep.js"

const form = document.getElementById("visit")
const state = document.getElementById("visit-state")
const said = document.getElementById("visit-said")
const words = form.dataset
// Whoever logs in on the same telephone later neither sees these answers nor sends them in their own name.
const place = `qyzmet-visit-${words.reader}-${words.case}`
const AGAIN = 4000
let sending = false

function read() {
  try {
    return JSON.parse(localStorage.getItem(place)) || null
  } catch {
    return null
  }
}

function answers() {
  const given = {}
  for (const [name, value] of new FormData(form)) {
    if (name !== "csrfmiddlewaretoken") (given[name] ??= []).push(value)
  }
  return given
}

function write(more = {}) {
  const kept = { ...read(), given: answers(), at: new Date().toISOString(), ...more }
  try {
    localStorage.setItem(place, JSON.stringify(kept))
  } catch {
    tell(words.full, "error")
    return
  }
  show()
}

function fill(kept) {
  for (const field of form.elements) {
    if (!field.name || field.name === "csrfmiddlewaretoken" || !(field.name in kept.given)) {
      if (kept.given && (field.type === "checkbox" || field.type === "radio")) field.checked = false
      continue
    }
    const values = kept.given[field.name]
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value)
    else field.value = values[0]
  }
}

function tell(text, kind = "") {
  said.textContent = text
  said.className = kind ? `qz-message qz-message--${kind}` : "qz-message"
  said.hidden = !text
  if (text) said.scrollIntoView({ block: "nearest" })
}

function show() {
  const kept = read()
  const time = kept?.at ? new Date(kept.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) : ""
  const lines = [navigator.onLine ? words.online : words.offline]
  if (time) lines.push(`${words.kept} ${time}.`)
  if (kept?.waiting) lines.push(words.waiting)
  state.textContent = lines.join(" ")
  state.dataset.state = navigator.onLine ? "online" : "offline"
}

function mark(fields) {
  for (const old of form.querySelectorAll("[data-fault]")) old.remove()
  let first = null
  for (const [name, text] of Object.entries(fields)) {
    const field = form.elements[name]
    const one = field instanceof RadioNodeList ? field[0] : field
    const group = one?.closest(".govuk-form-group")
    if (!group) continue
    const line = document.createElement("p")
    line.className = "govuk-error-message"
    line.dataset.fault = ""
    line.textContent = text
    group.querySelector("legend, label")?.after(line)
    first ??= group
  }
  first?.scrollIntoView({ block: "center" })
}

async function send() {
  if (sending) return
  sending = true
  tell(words.sending)
  try {
    const response = await fetch(form.action || location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    })
    const type = response.headers.get("Content-Type") || ""
    if (response.redirected || response.status === 403 || !type.includes("json")) {
      write({ waiting: false })
      tell(response.status >= 500 ? words.broken : words.entry, "error")
      return
    }
    const answer = await response.json()
    if (response.ok) {
      localStorage.removeItem(place)
      location.assign(answer.next)
      return
    }
    write({ waiting: false })
    const conflict = response.status === 409 || answer.code === "act-written"
    tell(conflict ? `${answer.text} ${words.conflict}` : answer.text, "error")
    mark(answer.fields || (answer.field ? { [answer.field]: answer.text } : {}))
  } catch {
    write({ waiting: true })
    tell(words.later)
    setTimeout(again, AGAIN)
  } finally {
    sending = false
  }
}

// A network that has only just come back may still fail: an act that waits is tried again.
function again() {
  if (navigator.onLine && read()?.waiting) send()
}

const kept = read()
if (kept?.given) fill(kept)
form.addEventListener("input", () => write())
form.addEventListener("change", () => write())
form.addEventListener("submit", (event) => {
  event.preventDefault()
  if (navigator.onLine) {
    send()
    return
  }
  write({ waiting: true })
  tell(words.later)
})
addEventListener("offline", show)
addEventListener("online", () => {
  show()
  again()
})
show()
if (kept?.waiting && navigator.onLine) send()

if (navigator.onLine) {
  await belongTo(words.reader)
  const done = await keep([location.href])
  if (done) document.documentElement.dataset.kept = "yes"
}
