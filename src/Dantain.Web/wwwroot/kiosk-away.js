import { isAway, keep, station, time, waiting } from "./away.js";
import { codeOf, fillList, lookUp } from "./day-list.js";
import { drawCode, fill, give, next } from "./own-numbers.js";

// Without a line the kiosk gives numbers of its own series (own-numbers.js) and notes who comes by its list (day-list.js); each is kept on the disk of this
// device before it is shown.
const panel = document.getElementById("luring"), others = [...document.querySelectorAll("main > :not(#luring, .away, script)")];
const chosen = { group: null, service: null };

function show(step, of) {
  for (const part of panel.querySelectorAll("[data-step]")) part.hidden = part.dataset.step !== step || of !== undefined && part.dataset.of !== of;
}

async function draw() {
  const acts = await waiting().catch(() => []), alone = isAway() || acts.length > 0;
  if (alone === !panel.hidden && panel.dataset.drawn) return;
  panel.dataset.drawn = "1";
  // Whoever stands here with a number on the screen keeps it there until they are done, also when the line is back.
  if (!alone && !panel.hidden && panel.querySelector("[data-step=number]:not([hidden]), [data-step=came]:not([hidden])")) return;
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

async function take(first) {
  const slip = await give(chosen.service, first, { group: chosen.group });
  if (!slip) { show("none"); return; }
  const paper = panel.querySelector(".paper");
  paper.querySelector(".number").textContent = slip.number;
  paper.querySelector(".badge").hidden = first !== "1";
  paper.querySelector(".code b").textContent = slip.reference;
  paper.querySelector(".given").textContent = panel.dataset.given.replace("{time}", time(Date.now()));
  for (const code of ["phone", "door"]) drawCode(paper.querySelector(`.${code}`), slip[code]);
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
    else if (dataset.first) await take(dataset.first);
  } catch { show("none"); } finally { busy = false; }
});

/** A code was scanned: noted if the list knows it; whoever it does not know is sent to the door, which does. */
async function come(text) {
  const code = codeOf(text) ?? "", visit = lookUp(code);
  if ((await waiting()).some(act => act.code === code)) visit.is = "again";
  if (visit.is === "welcome") await keep(`${location.pathname}?handler=Came`, [["key", crypto.randomUUID()], ["code", code]], { code, label: visit.number });
  const step = panel.querySelector("[data-step=came]"), says = step.querySelector(`[data-case=${visit.is}]`).content.cloneNode(true);
  says.querySelector(".number").textContent = visit.number ?? "";
  says.querySelector(".lead").textContent = says.querySelector(".lead").textContent.replace("{start}", visit.start ?? "").replace("{time}", time(Date.now()));
  step.querySelector("[role=status]").replaceChildren(says);
  show("came");
}

// Before the page's own scripts see it: a form that is sent without a line would only lead back here.
document.addEventListener("submit", event => {
  if (panel.hidden || event.target.id !== "pindai") return;
  event.preventDefault();
  event.stopPropagation();
  const field = event.target.elements.code;
  come(field.value).catch(() => show("none"));
  field.value = "";
}, true);

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
    await fillList();
  },
});
