import { follow } from "./live.js";

const board = document.getElementById("board");
const { counters, locale, zone, events, stale, waiting, nobody, closed } = board.dataset;
const names = JSON.parse(counters);
const show = id => document.getElementById(id);
const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone });
let shown = "", heardAt = performance.now(), connected = true, base = Date.now(), taken = performance.now(), speed = 1;

// The city's clock, not the screen's: asked again every minute, carried on in between.
const cityNow = () => base + (performance.now() - taken) * speed;
async function ask() {
  try {
    const answer = await (await fetch("/api/v1/time")).json();
    [base, taken, speed] = [Date.parse(answer.now), performance.now(), answer.speed];
  } catch { /* the next minute asks again */ }
}

function draw(day) {
  const [now] = day.called;
  const key = now ? `${now.number}/${now.calls}/${now.at}` : "";
  show("number").textContent = now ? now.number : day.closed ? closed : nobody;
  show("number").className = now ? "" : "none";
  show("counter").textContent = now ? names[now.counter] ?? now.counter : "";
  show("calls").replaceChildren(...day.called.map(call => {
    const row = document.createElement("li");
    const number = row.appendChild(document.createElement("strong"));
    const counter = row.appendChild(document.createElement("span"));
    number.textContent = call.number;
    counter.textContent = names[call.counter] ?? call.counter;
    return row;
  }));
  show("waiting").textContent = waiting.replace("{count}", day.waiting);
  if (shown !== "" && key !== shown && now?.now) {
    board.classList.remove("fresh");
    void board.offsetWidth;
    board.classList.add("fresh");
  }
  shown = key || "-";
}

let heardTime = null;
follow(events, { board: draw }, alive => {
  connected = alive;
  if (!alive) return;
  heardAt = performance.now();
  heardTime = cityNow();
});

setInterval(() => {
  show("clock").textContent = time.format(cityNow());
  // A heartbeat comes every 15 seconds; one that is a little late is no news.
  const age = performance.now() - heardAt;
  const old = age > (connected ? 20000 : 15000);
  show("stale").hidden = !old;
  if (old) show("stale").textContent = stale.replace("{time}", time.format(heardTime ?? cityNow() - age * speed));
}, 1000);
setInterval(ask, 60000);
ask();
