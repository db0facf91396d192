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
