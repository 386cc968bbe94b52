import { isAway, keep, lost, station, time, waiting } from "./away.js";
import { codeOf, fillList, lookUp } from "./day-list.js";
import { drawCode, fill, give } from "./own-numbers.js";

// Without a line the door decides by the list it has (day-list.js). What it cannot know is noted and asked later.
const cases = document.getElementById("tanpa");

function caseOf(name) {
  const shown = cases.content.querySelector(`[data-case=${name}]`).cloneNode(true);
  Object.assign(shown, { id: "hasil", tabIndex: -1 });
  shown.setAttribute("role", "status");
  return shown;
}

/** Notes who came, and gives what to show; nothing when this browser can keep nothing. */
export async function noteAway(action, fields) {
  lost();
  const code = codeOf(fields.get("code"));
  if (!code) return null;
  try {
    const visit = lookUp(code);
    if ((await waiting()).some(act => act.code === code || visit.number && act.label === visit.number)) visit.is = "again";
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
    const first = fields.get("first"), slip = await give(first ?? fields.get("take"), first ? "1" : "0");
    if (!slip) return caseOf("no-numbers");
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
    fresh: async html => { await fillList(); again(html); await fill(); },
    parts: ["/zxing/reader/index.js", "/zxing/share.js", "/zxing/reader/zxing_reader.wasm"],
  });
}

export { isAway };
