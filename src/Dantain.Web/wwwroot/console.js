import { follow } from "./live.js";
import { listen } from "./scanner.js";
import { awayConsole, know, noteAway, receiveAway, worksAlone } from "./console-away.js";

// Every button is a form that works without this: here it is sent in the background, the page is read again when the queue changes,
// and F-keys press the buttons that name them.
const place = () => document.getElementById("console");
let busy = false, reading = null, seen = Number(place().dataset.version);

// What the clerk has opened stays open when the page is read again.
const opened = () => [...place().querySelectorAll("details[open][id]")].map(one => one.id);

function take(html, address, keep = []) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("console");
  if (!fresh) { location.reload(); return; }
  const was = document.activeElement?.closest("#console [data-key]")?.dataset.key;
  for (const id of keep) fresh.querySelector(`details#${id}`)?.setAttribute("open", "");
  fresh.hidden = place().hidden;
  place().replaceWith(fresh);
  if (!page.querySelector(".wrong")) know(fresh);
  document.title = page.title;
  history.replaceState(null, "", address);
  seen = Number(fresh.dataset.version);
  tell();
  copy();
  wait();
  (place().querySelector(".wrong") ?? (was && fresh.querySelector("[data-key]")))?.focus();
}

async function read(all = false) {
  // Not under somebody's hands: a field, or a person who was asked for, stays as it is, and the next change reads again.
  if (busy || reading || !all && worksAlone() || !all && place().contains(document.activeElement) && document.activeElement.matches("select, input:not([type=hidden])") || !all && place().querySelector(".person, .copy, .given")) return;
  const mine = reading = new AbortController();
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, signal: mine.signal });
    const html = await answer.text();
    if (answer.ok && !busy) take(html, answer.url, opened());
  } catch { /* the next poke reads again */ } finally { reading = null; }
}

document.addEventListener("submit", async event => {
  const form = event.target;
  if (!place().contains(form) || form.matches(".alarm")) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  reading?.abort();   // whoever presses is never kept waiting by a page that is read again: the answer is newer
  const button = event.submitter, fields = new FormData(form, button);
  if (button) button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action || location.href, { method: "POST", body: new URLSearchParams(fields), signal: AbortSignal.timeout(8000) });
    if (answer.status > 500) throw new Error(String(answer.status));
    take(await answer.text(), answer.redirected ? answer.url : location.href);
  } catch {
    await noteAway(fields).catch(() => false);
    heard(false);
    button?.removeAttribute("aria-busy");
  } finally { busy = false; }
});

document.addEventListener("keydown", event => {
  if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!/^F(1|2|3|4|6|7|8|9|10|12)$/.test(event.key)) return;
  event.preventDefault();
  const button = (worksAlone() ? document.getElementById("luring") : place()).querySelector(`[data-key="${event.key}"]:not([hidden], [hidden] *)`);
  const shut = button?.closest("details:not([open])");
  if (!shut) { button?.click(); return; }
  // What asks for a reason is opened first, and done by the same key again.
  shut.open = true;
  button.form.querySelector("select").focus();
});

// The number goes to the register's window by the clipboard, is not left on screen, and leaves the clipboard after a while.
async function copy() {
  const field = document.getElementById("copied");
  if (!field) return;
  const number = field.value;
  try { await navigator.clipboard.writeText(number); } catch { field.select(); return; }   // not allowed: it stays to be copied by hand
  field.value = "•••• " + number.slice(-4);
  field.parentElement.querySelector("[role=status]").textContent = field.dataset.done;
  setTimeout(async () => {
    try { if (await navigator.clipboard.readText() === number) await navigator.clipboard.writeText(""); }
    catch { try { await navigator.clipboard.writeText(""); } catch { /* another window has the focus: it is the clerk's by then */ } }
    field.closest(".copy")?.remove();
  }, 30000);
}

// Whoever was called has time to come: the button counts down what the server would refuse.
function wait() {
  const button = place().querySelector("[data-wait]");
  const until = performance.now() + Number(button?.dataset.wait) * 1000;
  if (!button || !(until > performance.now())) return;
  const text = button.firstChild.data;
  const step = () => {
    if (!button.isConnected) return;
    const left = Math.ceil((until - performance.now()) / 1000);
    button.disabled = left > 0;
    button.firstChild.data = left > 0 ? `${text.trim()} (${left}) ` : text;
    if (left > 0) setTimeout(step, 250);
  };
  step();
}

// Who stands at the counter of a small office is served by their code, wherever the cursor is.
const codeField = () => document.getElementById(worksAlone() ? "luring-kode" : "code");
listen(codeField, text => {
  const field = codeField();
  if (!field || busy) return;
  if (worksAlone()) { receiveAway(text); return; }
  field.value = text.slice(0, 64);
  place().querySelector("[value=receive]").click();
});

let connected = true;
function tell() {
  const line = document.getElementById("connection");
  line.classList.toggle("lost", !connected);
  line.textContent = connected ? `● ${line.dataset.ok}` : `▲ ${line.dataset.lost}`;
}
function heard(alive) {
  if (connected !== alive) setTimeout(() => { if (connected === alive) check(); }, alive ? 0 : 2000);   // the stream may be gone for a moment, and without the line
  if (connected !== alive || !document.getElementById("connection").textContent) { connected = alive; tell(); }
}

know(place());
const check = awayConsole(async (html, sent) => {
  if (sent || Number(new DOMParser().parseFromString(html, "text/html").getElementById("console")?.dataset.version) > seen) await read(true);
});
follow(place().dataset.events, { queue: day => { if (day.version > seen) read(); } }, heard);
// Waiting minutes grow and who was put off comes back without anybody's doing.
setInterval(read, 30000);
copy();
wait();
