import { tell } from "./door-signals.js";
import { watch } from "./door-camera.js";
import { listen } from "./scanner.js";
import { awayDoor, giveAway, isAway, noteAway } from "./door-away.js";

// Every form works without this. Here it is sent in the background and only the answer is drawn; the next code can be scanned or typed at once.
const answer = document.getElementById("jawaban"), form = document.getElementById("lapor"), code = document.getElementById("code");
const kept = { sent: "", key: "" };
let busy = false;

/** Sent again after a lost connection it is the same act, with the same key; anything else is another. */
function keyFor(fields) {
  fields.delete("key");
  const sent = [...fields].filter(([name]) => !name.startsWith("__")).map(pair => pair.join("=")).join("&");
  if (kept.sent !== sent) Object.assign(kept, { sent, key: crypto.randomUUID?.() ?? "" });
  if (kept.key) fields.set("key", kept.key);
}

async function send(action, fields) {
  if (busy) return;
  busy = true;
  keyFor(fields);
  answer.setAttribute("aria-busy", "true");
  const alone = action.endsWith("CheckIn") ? noteAway : action.endsWith("Take") ? giveAway : null;
  try {
    if (alone && isAway()) throw new Error("no line");
    const got = await fetch(action, { method: "POST", body: new URLSearchParams(fields), headers: { "Dantain-Part": "answer" }, signal: AbortSignal.timeout(8000) });
    if (got.status > 500) throw new Error(String(got.status));
    const html = await got.text();
    // Signed out, or a fault: the whole page says what it is.
    if (got.redirected || !html.includes('id="hasil"') || html.includes("<html")) { location.reload(); return; }
    answer.innerHTML = html;
    done();
    again();
  } catch {
    const noted = await alone?.(action, fields);
    if (noted) {
      answer.replaceChildren(noted);
      done();
      return;
    }
    answer.innerHTML = '<div class="result door-bad" role="alert" id="hasil"><p class="says"></p></div>';
    answer.querySelector(".says").textContent = `✕ ${answer.dataset.lost}`;
    tell("bad");
  } finally {
    busy = false;
    answer.removeAttribute("aria-busy");
  }
}

/** The answer is on the screen: heard, felt, and ready for the next one. */
function done() {
  kept.sent = "";
  const shown = document.getElementById("hasil");
  tell(shown.dataset.sound);
  shown.scrollIntoView({ block: "start" });
  code.value = "";
  document.querySelectorAll("#lapor [name=priority], [name=english]").forEach(box => { box.checked = false; });
  document.querySelectorAll("details.take[open]").forEach(group => { group.open = false; });
  if (!shown.querySelector("form, a")) code.focus({ preventScroll: true });
}

/** Who is still expected, as of now. */
async function again(html) {
  try {
    const page = new DOMParser().parseFromString(html ?? await (await fetch(location.pathname)).text(), "text/html");
    const fresh = page.querySelector(".lists");
    if (fresh) document.querySelector(".lists").replaceWith(fresh);
  } catch { /* with the next answer */ }
}

function scanned(text) {
  const fields = new FormData(form);
  fields.set("code", text.slice(0, 64));
  send(form.action, fields);
}

document.addEventListener("submit", event => {
  if (!event.target.closest(".doors, #jawaban") || event.target.matches("[data-whole]")) return;
  event.preventDefault();
  send(event.target.action, new FormData(event.target, event.submitter));
});

listen(() => code, scanned);
watch(scanned);
awayDoor(again);
(document.getElementById("hasil") ?? document.querySelector(".wrong"))?.scrollIntoView({ block: "start" });
if (!document.querySelector(".wrong")) code.focus({ preventScroll: true });
