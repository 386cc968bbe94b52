import { isAway, keep, lost, station, time, waiting } from "./away.js";
import { codeOf, fillList, lookUp } from "./day-list.js";
import { drawCode, fill, give } from "./own-numbers.js";

// Without a line the counter goes on by the list it knew last: what it does is kept on this device in order and sent when the line is back.
// What stands on the screen is what the office said last with every kept step played on top of it; each is known by its number as people read it.
// In a small office it also receives who has booked, by the list it has, and gives numbers of its own.
const panel = document.getElementById("luring"), KNOWN = `loket:${location.pathname}`;
const part = selector => panel.querySelector(selector);
const Steps = ["called", "recall", "start", "finish", "missed", "park", "open"];

function ticketOf(line) {
  const [no, label, turn, group, first] = line.split("|");
  return { no: Number(no), label, turn, group, first: first === "1" };
}

function stateOf(element) {
  const { version, date, counter, waiting: lines, now, step, calls, recall, since } = element.dataset;
  return {
    version: Number(version), date, counter, read: Date.now(), aside: [], since: Number(since),
    waiting: lines ? lines.split("\n").map(ticketOf) : [],
    now: now ? { ...ticketOf(now), step, calls: Number(calls), again: Date.now() + Number(recall) * 1000 } : null,
  };
}

/** What the office has said last: kept apart from the page, because a kept page may be older. */
export function know(element) {
  const told = stateOf(element);
  try {
    const kept = JSON.parse(localStorage.getItem(KNOWN));
    if (kept?.date !== told.date || kept.version <= told.version) localStorage.setItem(KNOWN, JSON.stringify(told));
  } catch { /* no room: the open page knows it */ }
}

function known() {
  const shown = stateOf(document.getElementById("console"));
  try {
    const kept = JSON.parse(localStorage.getItem(KNOWN));
    return kept?.date === shown.date && kept.version >= shown.version ? kept : shown;
  } catch { return shown; }
}

/** Who comes first goes before the others, but behind as many of them as the office calls between two who come first. */
function join({ waiting: list, since }, ticket) {
  const last = list.findLastIndex(t => t.first), every = Number(panel.dataset.every);
  list.splice(!ticket.first ? list.length : last < 0 ? Math.max(0, every - since) : last + 1 + every, 0, ticket);
}

function drop(state, label) {
  for (const list of ["waiting", "aside"]) state[list] = state[list].filter(t => t.label !== label);
}

function play(state, { act, label, at, group, first, start }) {
  const { now } = state, mine = now?.label === label;
  const over = aside => { state.now = null; if (aside) state.aside.push(now); };
  switch (act) {
    case "open": state.counter = "open"; break;
    case "called": {
      const called = [...state.waiting, ...state.aside].find(t => t.label === label);
      if (!called || mine) break;
      drop(state, label);
      state.since = called.first ? 0 : state.since + 1;
      state.now = { ...called, step: "called", calls: 1, again: at + Number(panel.dataset.pause) * 1000 };
      break;
    }
    case "given": join(state, { label, turn: time(at), group, first }); break;
    case "receive": {
      const waits = [...state.waiting, ...state.aside].find(t => t.label === label);
      drop(state, label);
      state.since = waits?.first ? 0 : state.since + 1;
      state.now = { ...(waits ?? { label, turn: start, group: "" }), step: "serving" };
      break;
    }
    case "recall": if (mine) state.now = { ...now, calls: now.calls + 1, again: at + Number(panel.dataset.pause) * 1000 }; break;
    case "start": if (mine) now.step = "serving"; break;
    case "finish": if (mine) over(false); break;
    case "missed": case "park": if (mine) over(true);
  }
  return state;
}

const acts = () => waiting().catch(() => []);
const current = async () => (await acts()).reduce(play, known());

/** Whether the counter works by what this device keeps, and not by the office. */
export const worksAlone = () => !panel.hidden;

async function draw() {
  const kept = await acts(), alone = isAway() || kept.length > 0;
  document.getElementById("console").hidden = alone;
  panel.hidden = !alone;
  if (!alone) return;
  const { now, counter, waiting: list, aside, read } = kept.reduce(play, known());
  const called = part(".called");
  called.classList.toggle("none", !now);
  called.querySelector(".number").textContent = now?.label ?? "";
  called.querySelector(".state").textContent = now ? panel.dataset[now.step === "serving" ? "stateServing" : "stateCalled"] : "";
  called.querySelector(".state").className = `state ${now?.step ?? ""}`;
  called.querySelector(".badge").hidden = !now?.first;
  called.querySelector("small").textContent = now ? now.group : list.length ? panel.dataset.empty : panel.dataset.allGone;
  const may = {
    open: counter !== "open" && !now, called: counter === "open" && !now && list.length > 0,
    start: now?.step === "called", missed: now?.step === "called", recall: now?.step === "called" && now.calls < Number(panel.dataset.most),
    finish: now?.step === "serving", park: !!now,
  };
  for (const button of panel.querySelectorAll(".row [data-act]:not(.aside *, #luring-kecil *)")) button.hidden = !may[button.dataset.act];
  part(".park").hidden = !may.park;
  if (small) small.querySelector(".receive").hidden = counter !== "open" || !!now;
  clearTimeout(soon);
  part("[data-act=recall]").disabled = now?.again > Date.now();
  if (now?.again > Date.now()) soon = setTimeout(draw, now.again - Date.now());
  part("h2.list").textContent = part("h2.list").dataset.asOf.replace("{time}", time(read));
  part("tbody").replaceChildren(...list.map(ticket => row(part("table + template"), ticket)));
  part(".back").hidden = aside.length === 0;
  part(".aside").replaceChildren(...aside.map(ticket => {
    const line = row(part(".back template"), ticket);
    line.querySelector("button").hidden = counter !== "open" || !!now;
    line.querySelector("button").dataset.label = ticket.label;
    return line;
  }));
  const steps = part(".acts");
  steps.replaceChildren(...(kept.length ? kept : [null]).map(act => {
    const line = document.createElement("li");
    line.textContent = act ? `${time(act.at)} ${(steps.dataset[act.act] ?? "").replace("{number}", act.label)}` : steps.dataset.none;
    return line;
  }));
}
let soon = 0;

function row(template, ticket) {
  const line = template.content.firstElementChild.cloneNode(true);
  line.querySelector(".number").textContent = ticket.label;
  const [turn, group] = line.querySelectorAll("td");
  if (group) { turn.textContent = ticket.turn; group.textContent = ticket.group; }
  const badge = line.querySelector(".badge");
  if (badge) badge.hidden = !ticket.first;
  return line;
}

/** A step of somebody; of whom the office has not heard yet, by their number. */
const note = (act, key, ticket, more, date, shows) => keep(location.pathname,
  [["act", act], ["key", key], ...(ticket ? [ticket.no ? ["ticket", String(ticket.no)] : ["number", ticket.label]] : []), ["day", date], ...more], { act, label: ticket?.label ?? "", ...shows });

/** A button that was pressed as the line went: the same step under the same id, should it have arrived after all. False when it cannot be kept. */
export async function noteAway(fields) {
  lost();
  const act = fields.get("act"), ticket = Number(fields.get("ticket"));
  if (!Steps.includes(act) || act === "open") return false;
  const { now, date } = await current();
  if (now?.no !== ticket) return false;
  await note(act, fields.get("key"), now, act === "park" ? [["reason", fields.get("reason")]] : [], date);
  return true;
}

const small = document.getElementById("luring-kecil"), says = small?.querySelector("[role=status]");

/** Somebody stands here with a code: present and served at once, if the list knows them. */
export async function receiveAway(text) {
  const field = document.getElementById("luring-kode"), code = codeOf(text), { now, counter, waiting: list, aside, date } = await current();
  if (!small || now || counter !== "open" || !code) return;
  const visit = lookUp(code), waits = [...list, ...aside].some(t => t.label === visit.number);
  if (waits || visit.is === "welcome" && !(await acts()).some(act => act.label === visit.number))
    await note("receive", crypto.randomUUID(), null, [["code", code]], date, { label: visit.number, start: visit.start });
  const is = waits ? "welcome" : visit.is === "welcome" && (await current()).now?.label !== visit.number ? "again" : visit.is;
  field.value = "";
  says.textContent = is === "welcome" ? "" : says.dataset[is].replace("{start}", visit.start ?? "");
}

async function giveAway() {
  const service = document.getElementById("luring-layanan"), first = small.querySelector("[name=luring-dulu]"), shown = small.querySelector(".given");
  const slip = await give(service.value, first.checked ? "1" : "0", { act: "given", group: service.selectedOptions[0].parentElement.label, first: first.checked });
  says.textContent = slip ? "" : says.dataset.noNumbers;
  shown.hidden = !slip;
  if (!slip) return;
  shown.querySelector(".number").textContent = slip.number;
  shown.querySelector(".badge").hidden = !first.checked;
  shown.querySelector(".code").textContent = slip.reference;
  drawCode(shown.querySelector("svg"), slip.phone);
  first.checked = false;
}

let pressing = false;
panel.addEventListener("click", async event => {
  const button = event.target.closest("[data-act]");
  if (!button || pressing) return;
  pressing = true;
  try {
    const { act } = button.dataset;
    if (act === "given") return await giveAway();
    if (act === "taken") { small.querySelector(".given").hidden = true; return; }
    const { now, waiting: list, aside, date } = await current();
    const ticket = act === "open" ? null : act !== "called" ? now : button.dataset.label ? aside.find(t => t.label === button.dataset.label) : list[0];
    if (act === "open" || ticket) await note(act, crypto.randomUUID(), ticket, act === "park" ? [["reason", document.getElementById("luring-alasan").value]] : [], date);
    part(".called").scrollIntoView({ block: "nearest" });
  } finally { pressing = false; }
});
panel.addEventListener("submit", event => {
  event.preventDefault();
  receiveAway(document.getElementById("luring-kode").value);
});

document.addEventListener("away", draw);

/** Goes on without its line; answers with what asks at once whether there is one. */
export const awayConsole = fresh => station({
  judge(page, act) {
    const told = page.getElementById("console");
    if (!told) return undefined;
    know(told);
    const wrong = page.querySelector(".wrong li");
    if (!wrong || act.act === "called" && stateOf(told).now?.label === act.label) return null;
    return wrong.textContent.trim();
  },
  async fresh(html, sent) {
    await fresh(html, sent);
    if (small) { await fillList(); await fill(); }
  },
});
