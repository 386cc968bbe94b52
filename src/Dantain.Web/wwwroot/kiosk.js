// A kiosk without this is plain forms and links. This adds: keys to touch, the scanner's burst, the question whether somebody is still
// there, printing, and reading aloud.
import { forget, speak } from "./kiosk-voice.js";

const { reset, idle, countdown, first, print: prints } = document.body.dataset;
const form = document.getElementById("pindai");
let over = false;
const restart = () => { over = true; forget(); location.replace(reset); };

// The way back shows nothing of whoever stood here before.
addEventListener("pageshow", event => { over = false; if (event.persisted) reset ? restart() : location.reload(); });
addEventListener("contextmenu", event => event.preventDefault());

// One touch is one touch, however often a finger trembles.
addEventListener("submit", event => {
  if (event.target.dataset.sent) { event.preventDefault(); return; }
  event.target.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
});

for (const keys of document.querySelectorAll("[data-keys]")) {
  const field = document.getElementById(keys.dataset.keys);
  keys.hidden = false;
  field.inputMode = "none";   // no second keyboard over this one
  keys.addEventListener("click", event => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (!key) return;
    if (key === "clear") field.value = "";
    else if (key === "back") field.value = field.value.slice(0, -1);
    else if (field.value.replace(/[^0-9a-z]/gi, "").length < Number(keys.dataset.most)) field.value += key;
  });
}

// A scanner types faster than any hand, and ends with Enter: it counts wherever the focus is.
const Between = 60, Least = 8;
let burst = "", last = 0;
if (form) form.hidden = true;
addEventListener("keydown", event => {
  const now = performance.now();
  if (now - last > Between) burst = "";
  last = now;
  if (event.key.length === 1) { burst += event.key; return; }
  if (event.key !== "Enter" || burst.length < Least) return;
  event.preventDefault();
  const target = form ?? document.getElementById("code")?.form;
  if (!target) return;
  target.querySelector("[name=code]").value = burst;
  burst = "";
  target.requestSubmit();
}, true);

// Nobody touches it: a question first, then everything is forgotten. The first screen has nothing to forget, but may be in another
// language, and what is left of the day changes.
const dialog = document.getElementById("masih");
let since = performance.now(), asked = 0;
const touched = () => { since = performance.now(); if (asked && dialog?.open) dialog.close(); asked = 0; };
for (const kind of ["pointerdown", "keydown", "scroll"]) addEventListener(kind, touched, { capture: true, passive: true });
document.getElementById("lanjut")?.addEventListener("click", touched);
if (reset) setInterval(() => {
  const quiet = (performance.now() - since) / 1000;
  if (over || quiet < idle) return;
  if (first) { restart(); return; }
  if (!asked) {
    asked = 1;
    dialog.showModal();
    speak(dialog);
  }
  const left = Math.ceil(Number(idle) + Number(countdown) - quiet);
  document.getElementById("sisa").textContent = Math.max(0, left);
  if (left <= 0) restart();
}, 250);

if (prints) print();
