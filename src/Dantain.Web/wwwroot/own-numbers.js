import { ask, keep, waiting } from "./away.js";

// Numbers of a series that is this device's own today, in order, from slips the server has made for it. Each is kept on the disk of this device before it
// is shown, and entered when the line is back.
const home = location.pathname, SLIPS = `nomor:${home}`;
const today = new Intl.DateTimeFormat("en-CA", { timeZone: document.querySelector("[data-zone]").dataset.zone });

function slips() {
  const { head, used, read, lines } = JSON.parse(localStorage.getItem(SLIPS) ?? "{}");
  if (!head) return { lines: [], used: 0, open: false };
  const [now, from, until, date] = head.split(" "), clock = Date.now() + Number(now) - read;
  return { lines, used, date, open: today.format(clock) === date && clock >= Number(from) && clock < Number(until) };
}

/** One at a time, whatever this station is open in: two windows of a device give from the same slips. */
const alone = work => navigator.locks ? navigator.locks.request(SLIPS, work) : work();

/** New ones once half of them are given: never while some that were given are not entered yet, because they follow the last one that is. */
export async function fill() {
  const { lines, used, date } = slips();
  if (lines.length > 2 * used && date === today.format(Date.now()) || (await waiting()).length) return;
  const got = await ask(`${home}?handler=Slips`);
  if (!got.ok || got.redirected) return;
  const [head, ...rest] = (await got.text()).trimEnd().split("\n");
  await alone(async () => { if (!(await waiting()).length) localStorage.setItem(SLIPS, JSON.stringify({ head, lines: rest, used: 0, read: Date.now() })); });
  const none = document.getElementById("tanpa-huruf"), now = slips();
  if (none) none.hidden = now.lines.length > 0 || !now.open;
}

/** The next slip, null for none; one that is kept was given, even if that could not be noted any more. */
export async function next() {
  const { lines, used, open } = slips(), given = new Set((await waiting()).map(act => act.label));
  if (!open) return null;
  for (let i = used; i < lines.length; i++) {
    const [number, slip, reference, ...codes] = lines[i].split("|");
    if (!given.has(number)) return { i, number, slip, reference: reference.replace(/(.{4})/, "$1 "), phone: codes.slice(0, 2), door: codes.slice(2) };
  }
  return null;
}

/** The next slip is somebody's now; null when there is none. */
export const give = (service, first, shows) => alone(async () => {
  const slip = await next();
  if (!slip) return null;
  await keep(`${home}?handler=Given`, [["key", crypto.randomUUID()], ["slip", slip.slip], ["service", service], ["priority", first]], { label: slip.number, ...shows });
  localStorage.setItem(SLIPS, JSON.stringify({ ...JSON.parse(localStorage.getItem(SLIPS)), used: slip.i + 1 }));
  return slip;
});

export function drawCode(svg, [size, path]) {
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.querySelector("path").setAttribute("d", path);
}
