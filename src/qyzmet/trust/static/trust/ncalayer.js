// Signing in the browser through NCALayer (or the local signer that speaks its protocol).
//
//   import { sign, SignError } from "…/trust/ncalayer.js"
//   const cms = await sign(base64Data, { iin: "850101300015", url: "wss://127.0.0.1:13579" })
//
// What a person reads on failure is passed in: element.dataset.signNotRunning, .signCancelled, .signFailed
// through words(element), or as plain strings in `texts`.

const MODULE = "kz.gov.pki.knca.basics"
const CONNECT_WITHIN = 5000 // milliseconds; the person's own choice of a key is not timed
const DEFAULT_URLS = ["wss://127.0.0.1:13579/", "ws://127.0.0.1:13579/"]

export class SignError extends Error {
  // code: "not-running" | "cancelled" | "failed"
  constructor(code, message, detail = "") {
    super(message || code)
    this.name = "SignError"
    this.code = code
    this.detail = detail
  }
}

/** The messages from data-sign-not-running, data-sign-cancelled and data-sign-failed of an element. */
export function words(element) {
  const { signNotRunning, signCancelled, signFailed } = element.dataset
  return { "not-running": signNotRunning, cancelled: signCancelled, failed: signFailed }
}

/**
 * Ask the person to sign.
 *
 * @param {string} base64Data what is to be signed, in base64
 * @param {{iin?: string, bin?: string, url?: string, locale?: string, attached?: boolean, texts?: object}} how
 * @returns {Promise<string>} the CMS signature in base64, without PEM lines
 * @throws {SignError} not-running, cancelled or failed
 */
export async function sign(base64Data, how = {}) {
  const texts = how.texts ?? {}
  const socket = await connect(how.url ? [how.url] : reachable(), texts)
  try {
    const answer = await ask(socket, request(base64Data, how), texts)
    return resultOf(answer, texts)
  } finally {
    socket.close()
  }
}

function reachable() {
  // a page served over https may not open ws://, so asking would only cost time
  return window.location.protocol === "https:" ? DEFAULT_URLS.slice(0, 1) : DEFAULT_URLS
}

function request(base64Data, { iin = "", bin = "", locale = document.documentElement.lang, attached = false }) {
  return {
    module: MODULE,
    method: "sign",
    args: {
      allowedStorages: ["PKCS12", "AKKaztokenStore", "AKEToken72KStore", "AKKZIDCardStore"],
      format: "cms",
      data: base64Data,
      signingParams: { decode: true, encapsulate: attached, digested: false, tsaProfile: null },
      signerParams: { extKeyUsageOids: [], iin, bin, serialNumber: "", chain: null },
      locale: locale || "kk",
    },
  }
}

async function connect(urls, texts) {
  for (const url of urls) {
    try {
      return await open(url)
    } catch {
      continue
    }
  }
  throw new SignError("not-running", texts["not-running"])
}

function open(url) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    const timer = setTimeout(() => {
      socket.close()
      reject(new Error("timeout"))
    }, CONNECT_WITHIN)
    socket.onopen = () => {
      clearTimeout(timer)
      resolve(socket)
    }
    socket.onerror = () => {
      clearTimeout(timer)
      reject(new Error("refused"))
    }
  })
}

function ask(socket, message, texts) {
  return new Promise((resolve, reject) => {
    socket.onmessage = (event) => {
      const answer = parse(event.data)
      const isGreeting = answer?.result?.version !== undefined
      if (answer === null || isGreeting) return // heartbeat or greeting: not the answer yet
      resolve(answer)
    }
    socket.onclose = () => reject(new SignError("not-running", texts["not-running"]))
    socket.send(JSON.stringify(message))
  })
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function resultOf(answer, texts) {
  if (answer.status !== true) throw new SignError("failed", texts.failed, answer.message ?? "")
  const found = [answer.body?.result].flat()[0]
  if (!found) throw new SignError("cancelled", texts.cancelled)
  return found.replace(/-----(BEGIN|END) CMS-----/g, "").replace(/\s+/g, "")
}
