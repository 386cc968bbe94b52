import { isAway, keep, lost, station, time, waiting } from "./away.js";

// Without a line the counter goes on by the list it knew last: what it does is kept on this device in order and sent when the line is back.
// What stands on the screen is what the office said last with every kept step played on top of it.
const panel = document.getElementById("luring"), KNOWN = `loket:${location.pathname}`;
const part = selector => panel.querySelector(selector);
const Steps = ["called", "recall", "start", "finish", "missed", "park", "open"];

function ticketOf(line) {
  const [no, label, turn, group, first] = line.split("|");
  return { no: Number(no), label, turn, group, first: first === "1" };
}

function stateOf(element) {
  const { version, date, counter, waiting: lines, now, step, calls, recall } = element.dataset;
  return {
    version: Number(version), date, counter, read: Date.now(), aside: [],
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

function play(state, { act, ticket, at }) {
  const { now } = state, mine = now?.no === ticket;
  const over = aside => { state.now = null; if (aside) state.aside.push(now); };
  switch (act) {
    case "open": state.counter = "open"; break;
    case "called": {
      const next = [...state.waiting, ...state.aside].find(t => t.no === ticket);
      if (!next || mine) break;
      for (const list of ["waiting", "aside"]) state[list] = state[list].filter(t => t.no !== ticket);
      state.now = { ...next, step: "called", calls: 1, again: at + Number(panel.dataset.pause) * 1000 };
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
  for (const button of panel.querySelectorAll(".row [data-act]:not(.aside *)")) button.hidden = !may[button.dataset.act];
  part(".park").hidden = !may.park;
  clearTimeout(soon);
  part("[data-act=recall]").disabled = now?.again > Date.now();
  if (now?.again > Date.now()) soon = setTimeout(draw, now.again - Date.now());
  part("h2.list").textContent = part("h2.list").dataset.asOf.replace("{time}", time(read));
  part("tbody").replaceChildren(...list.map(ticket => row(part("table + template"), ticket)));
  part(".back").hidden = aside.length === 0;
  part(".aside").replaceChildren(...aside.map(ticket => {
    const line = row(part(".back template"), ticket);
    line.querySelector("button").hidden = counter !== "open" || !!now;
    line.querySelector("button").dataset.ticket = ticket.no;
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

const note = (act, key, ticket, label, more, date) =>
  keep(location.pathname, [["act", act], ["key", key], ...(ticket ? [["ticket", String(ticket)]] : []), ["day", date], ...more], { act, ticket, label });

/** A button that was pressed as the line went: the same step under the same id, should it have arrived after all. False when it cannot be kept. */
export async function noteAway(fields) {
  lost();
  const act = fields.get("act"), ticket = Number(fields.get("ticket"));
  if (!Steps.includes(act) || act === "open") return false;
  const { now, date } = await current();
  if (now?.no !== ticket) return false;
  await note(act, fields.get("key"), ticket, now.label, act === "park" ? [["reason", fields.get("reason")]] : [], date);
  return true;
}

let pressing = false;
panel.addEventListener("click", async event => {
  const button = event.target.closest("[data-act]");
  if (!button || pressing) return;
  pressing = true;
  try {
    const { now, waiting: list, aside, date } = await current(), { act } = button.dataset;
    const ticket = act === "open" ? null : act !== "called" ? now : button.dataset.ticket ? aside.find(t => t.no === Number(button.dataset.ticket)) : list[0];
    if (act === "open" || ticket) await note(act, crypto.randomUUID(), ticket?.no, ticket?.label ?? "", act === "park" ? [["reason", document.getElementById("luring-alasan").value]] : [], date);
    part(".called").scrollIntoView({ block: "nearest" });
  } finally { pressing = false; }
});

document.addEventListener("away", draw);

/** Goes on without its line; answers with what asks at once whether there is one. */
export const awayConsole = fresh => station({
  judge(page, act) {
    const told = page.getElementById("console");
    if (!told) return undefined;
    know(told);
    const wrong = page.querySelector(".wrong li");
    if (!wrong || act.act === "called" && stateOf(told).now?.no === act.ticket) return null;
    return wrong.textContent.trim();
  },
  fresh,
});
