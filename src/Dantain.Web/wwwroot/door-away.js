import { isAway, keep, lost, station, time, waiting } from "./away.js";
import { drawCode, fill, next, use } from "./own-numbers.js";

// Without a line the door decides by the list it has: numbers and times by the MAC of each token, no names. What it cannot know is noted and asked later.
const LIST = `daftar:${location.pathname}`, cases = document.getElementById("tanpa");

function known(code) {
  const [head, ...lines] = (localStorage.getItem(LIST) ?? "").split("\n");
  const [now, read, date, before] = head.split(" "), clock = Date.now() + Number(now) - Number(read);
  const line = code.length === 20 && date === today.format(clock) && lines.find(l => l.startsWith(code.slice(8) + " "));
  const [, number, start, state] = line ? line.split(" ") : [];
  return { number, start, state, clock, before: Number(before) };
}

async function list() {
  const got = await fetch(`${location.pathname}?handler=List`, { signal: AbortSignal.timeout(8000) });
  if (!got.ok || got.redirected) throw new Error(String(got.status));
  const [head, ...lines] = (await got.text()).split("\n"), [now, date, before] = head.split(" ");
  localStorage.setItem(LIST, [`${now} ${Date.now()} ${date} ${before}`, ...lines].join("\n"));
}

const minutes = clock => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const timeZone = cases.dataset.zone, today = new Intl.DateTimeFormat("en-CA", { timeZone });
const zoned = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });

function decide(code, before) {
  const visit = known(code);
  if (before || visit.state === "a") return { ...visit, is: "again" };
  if (visit.state === "o") return { ...visit, is: "bad" };
  if (visit.state !== "e") return { ...visit, is: "elsewhere" };
  return { ...visit, is: minutes(zoned.format(visit.clock)) < minutes(visit.start) - visit.before ? "early" : "welcome" };
}

function caseOf(name) {
  const shown = cases.content.querySelector(`[data-case=${name}]`).cloneNode(true);
  Object.assign(shown, { id: "hasil", tabIndex: -1 });
  shown.setAttribute("role", "status");
  return shown;
}

/** Notes who came, and gives what to show; nothing when this browser can keep nothing. */
export async function noteAway(action, fields) {
  lost();
  const code = fields.get("code").replace(/[^0-9a-z]/gi, "").toUpperCase();
  if (code.length !== 8 && code.length !== 20) return null;
  try {
    const before = (await waiting()).some(act => act.code === code), visit = decide(code, before);
    if (visit.is === "welcome" || visit.is === "elsewhere") await keep(action, fields, { code, label: visit.number ?? code.slice(0, 8) });
    const shown = caseOf(visit.is);
    if (visit.number) shown.querySelector(".big").textContent = visit.number;
    else shown.querySelector(".big").remove();
    const why = shown.querySelector(".why");
    why.textContent = why.textContent.replace("{time}", time(Date.now())).replace("{start}", visit.start ?? "");
    return shown;
  } catch { return null; }
}

/** Gives the next number of this device's own series, and what to show. */
export async function giveAway(_, fields) {
  lost();
  try {
    const slip = await next(), first = fields.get("first");
    if (!slip) return caseOf("no-numbers");
    await use(slip, first ?? fields.get("take"), first ? "1" : "0");
    const shown = caseOf("given"), why = shown.querySelector(".why");
    shown.querySelector(".big").textContent = slip.number;
    why.textContent = why.textContent.replace("{time}", time(Date.now()));
    shown.querySelector(".first").hidden = !first;
    shown.querySelector(".code").textContent = slip.reference;
    drawCode(shown.querySelector("svg"), slip.phone);
    return shown;
  } catch { return null; }
}

const Taken = ["welcome", "late", "already", "given"];

export function awayDoor(again) {
  station({
    judge(page) {
      const told = page.getElementById("hasil");
      if (!told) return undefined;
      return Taken.includes(told.dataset.state) ? null : ["says", "why"].map(part => told.querySelector(`.${part}`)?.textContent.trim()).join(": ");
    },
    fresh: async html => { await list(); again(html); await fill(); },
    parts: ["/zxing/reader/index.js", "/zxing/share.js", "/zxing/reader/zxing_reader.wasm"],
  });
}

export { isAway };
