import { follow } from "./live.js";
import { voice } from "./voice.js";

const board = document.getElementById("board");
const { counters, locale, zone, events, clips } = board.dataset;
const names = JSON.parse(counters);
const show = id => document.getElementById(id);
const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone });
const SHOWN = 4000, OLD = 60000, STALE = 5000;
let heardAt = performance.now(), base = Date.now(), taken = performance.now(), speed = 1;

// The city's clock, not the screen's: asked again every minute, carried on in between.
const cityNow = () => base + (performance.now() - taken) * speed;
async function ask() {
  try {
    const answer = await (await fetch("/api/v1/time")).json();
    [base, taken, speed] = [Date.parse(answer.now), performance.now(), answer.speed];
  } catch { /* the next minute asks again */ }
}

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text !== null) made.textContent = text;
  made.append(...children);
  return made;
}
const fill = (id, rows) => show(id)?.replaceChildren(...rows);
const named = no => names[no] ?? no;
const clock = instant => time.format(Date.parse(instant));
const text = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function drawLists(day) {
  fill("calls", day.called.map(call => element("li", null, element("strong", call.number), element("small", clock(call.turn)), element("span", named(call.counter)))));
  fill("counters", (day.counters ?? []).map(counter => element("li", null, element("span", named(counter.counter)), element("strong", counter.number ?? (counter.open ? "–" : board.dataset.idle)))));
  fill("next", day.next.map(number => element("li", number)));
  fill("drawn", (day.drawn ?? []).map(slip => element("li", null, element("b", slip.slip), ` ${slip.number} · ${clock(slip.turn)}`)));
  show("drawn").parentElement.hidden = !day.drawn?.length;
  fill("waits", day.waits.map(wait => element("li", null, element("b", wait.letters), " ",
    element("span", text("from" in wait ? board.dataset.wait : board.dataset.waitUnknown, { count: wait.waiting, from: wait.from, to: wait.to })))));
}

function stage(call, day) {
  show("number").textContent = call ? call.number : day.closed ? board.dataset.closed : board.dataset.nobody;
  show("number").className = !call ? "none" : call.number.length > 5 ? "long" : "";
  show("counter").textContent = call ? named(call.counter) : "";
  show("turn").textContent = call ? text(board.dataset.turn, { time: clock(call.turn) }) : "";
}

// Calls take the stage one after another, each as long as it is said; the lists show all of them at once.
const speaker = show("sound") ? voice(clips, () => JSON.parse(board.dataset.recorded)) : null;
const seen = new Set(), waiting = [];
let now = null, busy = false;
const key = call => `${call.number}/${call.calls}/${call.at}`;

async function play() {
  if (busy) return;
  busy = true;
  for (let next; (next = waiting.shift());) {
    const call = now.called.find(c => key(c) === next && c.now);
    if (!call || cityNow() - Date.parse(call.at) > OLD * speed) continue;   // taken back, served or long ago by now
    stage(call, now);
    board.classList.remove("fresh");
    void board.offsetWidth;
    board.classList.add("fresh");
    const shown = new Promise(done => setTimeout(done, SHOWN));
    if (speaker?.isOn && call.say) await speaker.say(call.say, now.volume);
    await shown;
  }
  busy = false;
  stage(now.called[0], now);
}

function draw(day) {
  if (`${day.city}` !== board.dataset.city || day.date !== board.dataset.date) reload();
  const first = now === null;
  now = day;
  drawLists(day);
  for (const call of day.called.toReversed()) {
    if (seen.has(key(call))) continue;
    seen.add(key(call));
    if (!first && call.now) waiting.push(key(call));
  }
  for (const old of seen) if (!day.called.some(call => key(call) === old)) seen.delete(old);
  if (waiting.length > 0) play();
  else if (!busy) stage(day.called[0], day);
}

// Another day or another version of the city: the page has other words then. At most once a minute.
function reload() {
  if (performance.now() > 60000) location.reload();
}

// Notices, words, a holiday's name and the code of the hall are the server's: taken over from a fresh page, every minute where there is a code, else every few.
async function refresh() {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    show("notice").dataset.notices = fresh.getElementById("notice").dataset.notices;
    show("today").textContent = fresh.getElementById("today").textContent;
    if (show("code")) show("code").replaceWith(fresh.getElementById("code") ?? "");
    for (const name of ["nobody", "recorded"]) board.dataset[name] = fresh.getElementById("board").dataset[name];
  } catch { /* the next round asks again */ }
}

let turnOfNotice = 0;
function nextNotice() {
  const notices = JSON.parse(show("notice").dataset.notices);
  show("notice").textContent = notices.length > 0 ? notices[turnOfNotice++ % notices.length] : "";
}

let heardTime = null;
follow(events, { board: draw }, alive => {
  if (!alive) return;
  heardAt = performance.now();
  heardTime = cityNow();
}, Number(board.dataset.patience));

setInterval(() => {
  show("clock").textContent = time.format(cityNow());
  const age = performance.now() - heardAt, old = age > STALE;
  board.classList.toggle("old", old);
  show("stale").hidden = !old;
  if (old) show("stale").textContent = text(board.dataset.stale, { time: time.format(heardTime ?? cityNow() - age * speed) });
  if (speaker) show("sound").hidden = speaker.isOn;
}, 1000);
setInterval(ask, 60000);
setInterval(refresh, show("code") ? 60000 : 300000);
setInterval(nextNotice, 12000);
ask();
// A browser lets no page make a sound before somebody has touched it, unless the device was told to (kiosk).
show("sound")?.addEventListener("click", () => speaker.turnOn());
