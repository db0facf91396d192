// Wakes the components of govuk-frontend; every page works without it.
import { createAll, ErrorSummary, CharacterCount, Radios, Checkboxes, SkipLink, Tabs, Button } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Component of [ErrorSummary, CharacterCount, Radios, Checkboxes, SkipLink, Tabs, Button]) {
  createAll(Component);
}

// A menu that stays open behind the next thing one does is in the way.
const account = document.querySelector(".qz-account");
if (account) {
  document.addEventListener("click", (event) => {
    if (!account.contains(event.target)) account.open = false;
  });
  account.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      account.open = false;
      account.querySelector("summary").focus();
    }
  });
}

// On a narrow screen the section one is in may stand beyond the edge of the menu.
const menu = document.querySelector(".qz-menu__list");
const section = menu?.querySelector("[aria-current]");
if (section) menu.scrollLeft = section.offsetLeft - menu.offsetLeft - (menu.clientWidth - section.offsetWidth) / 2;

// What htmx brings in gets its components too.
document.addEventListener("htmx:afterSettle", (event) => {
  for (const Component of [CharacterCount, Radios, Checkboxes, Tabs]) {
    createAll(Component, undefined, event.target);
  }
});

for (const button of document.querySelectorAll("[data-qz-print]")) {
  button.addEventListener("click", () => window.print());
}

// A ticket of the kiosk goes to the printer by itself.
if (document.querySelector("[data-qz-print-now]")) window.print();

// A long piece of work says that it is under way.
for (const busy of document.querySelectorAll("[data-qz-busy]")) {
  document.getElementById(busy.dataset.qzBusy)?.addEventListener("submit", () => {
    busy.hidden = false;
  });
}

// A number that is scanned or typed ticks its package; a camera helps where the browser reads codes.
for (const scan of document.querySelectorAll("[data-qz-scan]")) {
  const list = document.getElementById(scan.dataset.qzScan);
  const others = document.getElementById(scan.dataset.qzScanOthers);
  const box = scan.querySelector("input");
  const count = scan.querySelector("[data-qz-scan-count]");
  const said = scan.querySelector("[data-qz-scan-said]");
  if (!list) continue;
  scan.hidden = false;
  const ticks = () => [...list.querySelectorAll("input[type=checkbox]")];
  const show = () => {
    count.textContent = `${ticks().filter((tick) => tick.checked).length} / ${ticks().length}`;
  };
  const read = (text) => {
    const digits = (text.match(/\d{2}-?\d{6,9}-?\d{2}/) || [text])[0].replace(/\D/g, "");
    if (!digits) return;
    const tick = ticks().find((one) => one.value.replace(/\D/g, "") === digits);
    const number = tick ? tick.value : `${digits.slice(0, 2)}-${digits.slice(2, -2)}-${digits.slice(-2)}`;
    if (tick) tick.checked = true;
    else if (others && !others.value.includes(number)) others.value = `${others.value} ${number}`.trim();
    said.textContent = `${number} ${tick ? said.dataset.here : said.dataset.other}`;
    show();
  };
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    read(box.value);
    box.value = "";
  });
  list.addEventListener("change", show);
  show();
  const camera = scan.querySelector("[data-qz-camera]");
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) continue;
  camera.hidden = false;
  camera.addEventListener("click", async () => {
    const video = scan.querySelector("[data-qz-video]");
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      camera.hidden = true;
      return;
    }
    video.hidden = false;
    camera.hidden = true;
    await video.play();
    const detector = new BarcodeDetector();
    const look = async () => {
      for (const code of await detector.detect(video)) read(code.rawValue);
      setTimeout(look, 400);
    };
    look();
  });
}
