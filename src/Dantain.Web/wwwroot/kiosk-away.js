import { ask, isAway, keep, station, time, waiting } from "./away.js";

// Without a line the kiosk gives numbers of its own series, in order, from slips the server has made for it; each is kept on the disk of this device
// before it is shown, and entered when the line is back.
const home = location.pathname, SLIPS = `nomor:${home}`, panel = document.getElementById("luring"), others = [...document.querySelectorAll("main > :not(#luring, .away, script)")];
const today = new Intl.DateTimeFormat("en-CA", { timeZone: panel.dataset.zone });
const chosen = { group: null, service: null };

function slips() {
  const { head, used, read, lines } = JSON.parse(localStorage.getItem(SLIPS) ?? "{}");
  if (!head) return { lines: [], used: 0, open: false };
  const [now, from, until, date] = head.split(" "), clock = Date.now() + Number(now) - read;
  return { lines, used, date, open: today.format(clock) === date && clock >= Number(from) && clock < Number(until) };
}

/** New ones once half of them are given: never while some that were given are not entered yet, because they follow the last one that is. */
async function fill() {
  const { lines, used, date } = slips();
  if (lines.length > 2 * used && date === today.format(Date.now()) || (await waiting()).length) return;
  const got = await ask(`${home}?handler=Slips`);
  if (!got.ok || got.redirected) return;
  const [head, ...rest] = (await got.text()).trimEnd().split("\n");
  if (!(await waiting()).length) localStorage.setItem(SLIPS, JSON.stringify({ head, lines: rest, used: 0, read: Date.now() }));
}

/** The next slip; one that is kept was given, even if that could not be noted any more. */
async function next() {
  const { lines, used, open } = slips(), given = new Set((await waiting()).map(act => act.label));
  if (!open) return null;
  for (let i = used; i < lines.length; i++) {
    const [number, slip, reference, ...codes] = lines[i].split("|");
    if (!given.has(number)) return { i, number, slip, reference, codes };
  }
  return null;
}

function show(step, of) {
  for (const part of panel.querySelectorAll("[data-step]")) part.hidden = part.dataset.step !== step || of !== undefined && part.dataset.of !== of;
}

async function draw() {
  const acts = await waiting().catch(() => []), alone = isAway() || acts.length > 0;
  if (alone === !panel.hidden && panel.dataset.drawn) return;
  panel.dataset.drawn = "1";
  // Whoever stands here with a number on the screen keeps it there until they are done, also when the line is back.
  if (!alone && !panel.querySelector("[data-step=number]").hidden && !panel.hidden) return;
  panel.hidden = !alone;
  for (const part of others) part.hidden = alone;
  document.querySelector(".tongue").hidden = alone;
  if (alone) await start();
}

async function start() {
  if (!isAway() && !(await waiting().catch(() => [])).length) { location.replace(document.body.dataset.reset); return; }
  const acts = await waiting().catch(() => []);
  for (const tile of panel.querySelectorAll("[data-group]")) {
    const left = Number(tile.dataset.left) - acts.filter(act => act.group === tile.dataset.group).length;
    tile.disabled = left <= 0;
    tile.classList.toggle("none", left <= 0);
    tile.querySelector("span").textContent = left <= 0 ? panel.dataset.none : "";
  }
  show(await next().catch(() => null) ? "groups" : "none");
}

async function give(first) {
  const slip = await next();
  if (!slip) { show("none"); return; }
  await keep(`${home}?handler=Given`, [["key", crypto.randomUUID()], ["slip", slip.slip], ["service", chosen.service], ["priority", first]], { label: slip.number, group: chosen.group });
  localStorage.setItem(SLIPS, JSON.stringify({ ...JSON.parse(localStorage.getItem(SLIPS)), used: slip.i + 1 }));
  const paper = panel.querySelector(".paper");
  paper.querySelector(".number").textContent = slip.number;
  paper.querySelector(".badge").hidden = first !== "1";
  paper.querySelector(".code b").textContent = slip.reference.replace(/(.{4})/, "$1 ");
  paper.querySelector(".given").textContent = panel.dataset.given.replace("{time}", time(Date.now()));
  for (const [i, code] of [...paper.querySelectorAll("svg")].entries()) {
    const [size, path] = slip.codes.slice(2 * i);
    code.setAttribute("viewBox", `0 0 ${size} ${size}`);
    code.querySelector("path").setAttribute("d", path);
  }
  show("number");
  if (panel.dataset.prints) print();
}

let busy = false;
panel.addEventListener("click", async event => {
  const { dataset } = event.target.closest("button") ?? {};
  if (!dataset || busy) return;
  busy = true;
  try {
    if ("back" in dataset) await start();
    else if (dataset.group) { chosen.group = dataset.group; show("services", dataset.group); }
    else if (dataset.service) { chosen.service = dataset.service; show("who"); }
    else if (dataset.first) await give(dataset.first);
  } catch { show("none"); } finally { busy = false; }
});

document.addEventListener("away", draw);
station({
  judge(page) {
    const told = page.getElementById("hasil");
    return !told ? undefined : told.dataset.state === "taken" ? null : told.textContent.trim();
  },
  async fresh(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const tile of page.querySelectorAll("#luring [data-group]")) {
      const mine = panel.querySelector(`[data-group="${tile.dataset.group}"]`);
      if (mine) mine.dataset.left = tile.dataset.left;
    }
    await fill();
  },
});
