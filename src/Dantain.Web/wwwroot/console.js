import { follow } from "./live.js";

// Every button is a form that works without this: here it is sent in the background, the page is read again when the queue changes,
// and F-keys press the buttons that name them.
const place = () => document.getElementById("console");
let busy = false, seen = Number(place().dataset.version);

function take(html, address) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("console");
  if (!fresh) { location.reload(); return; }
  const was = document.activeElement?.closest("#console [data-key]")?.dataset.key;
  place().replaceWith(fresh);
  document.title = page.title;
  history.replaceState(null, "", address);
  seen = Number(fresh.dataset.version);
  tell();
  (place().querySelector(".wrong") ?? (was && fresh.querySelector("[data-key]")))?.focus();
}

async function read() {
  // Not under somebody's hands: an open list or a field stays as it is, and the next change reads again.
  if (busy || place().contains(document.activeElement) && document.activeElement.matches("select, input:not([type=hidden])") || place().querySelector("details[open]")) return;
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok) take(await answer.text(), answer.url);
  } catch { /* the next poke reads again */ } finally { busy = false; }
}

document.addEventListener("submit", async event => {
  const form = event.target;
  if (!place().contains(form)) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  const button = event.submitter;
  if (button) button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action || location.href, { method: "POST", body: new URLSearchParams(new FormData(form, button)) });
    take(await answer.text(), answer.redirected ? answer.url : location.href);
  } catch {
    heard(false);
    button?.removeAttribute("aria-busy");
  } finally { busy = false; }
});

document.addEventListener("keydown", event => {
  if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!/^F(2|4|7|8|9|10)$/.test(event.key)) return;
  event.preventDefault();
  place().querySelector(`[data-key="${event.key}"]`)?.click();
});

let connected = true;
function tell() {
  const line = document.getElementById("connection");
  line.classList.toggle("lost", !connected);
  line.textContent = connected ? `● ${line.dataset.ok}` : `▲ ${line.dataset.lost}`;
}
function heard(alive) {
  if (connected !== alive || !document.getElementById("connection").textContent) { connected = alive; tell(); }
}

follow(place().dataset.events, { queue: day => { if (day.version > seen) read(); } }, heard);
