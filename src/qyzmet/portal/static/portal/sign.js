// Signs the request through NCALayer and sends it; without this script the page offers files instead.
import { sign, SignError, words } from "../trust/ncalayer.js"

const form = document.getElementById("sign-form")
const button = form.querySelector(".qz-sign__button")
const said = form.querySelector(".qz-sign__said")

function say(text) {
  said.textContent = text
  said.hidden = !text
}

button.hidden = false
let sent = false

form.addEventListener("submit", async (event) => {
  if (form.elements.signature.value) return
  event.preventDefault()
  if (sent) return
  sent = true
  button.disabled = true
  say(form.dataset.working)
  const { request, iin, bin, url } = form.dataset
  try {
    const signature = await sign(request, { iin, bin, url: url || undefined, texts: words(form) })
    form.elements.signature.value = signature
    form.submit()
  } catch (error) {
    if (!(error instanceof SignError)) throw error
    say(error.message)
    sent = false
    button.disabled = false
  }
})

// Back from the next page: the signature kept in the form would be sent unseen.
window.addEventListener("pageshow", () => {
  form.elements.signature.value = ""
  sent = false
  button.disabled = false
})
