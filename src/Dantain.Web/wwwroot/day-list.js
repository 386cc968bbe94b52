import { ask } from "./away.js";

// Today's visits as this station knows them while it has no line: number, time and state by the MAC of each token; no names, and no code can be made of it.
const LIST = `daftar:${location.pathname}`, timeZone = document.querySelector("[data-zone]").dataset.zone;
const today = new Intl.DateTimeFormat("en-CA", { timeZone });
const zoned = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
const minutes = clock => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export async function fillList() {
  const got = await ask(`${location.pathname}?handler=List`);
  if (!got.ok || got.redirected) throw new Error(String(got.status));
  const [head, ...lines] = (await got.text()).split("\n"), [now, date, before] = head.split(" ");
  localStorage.setItem(LIST, [`${now} ${Date.now()} ${date} ${before}`, ...lines].join("\n"));
}

/** What was scanned or typed, as it is sent and compared: a token, a reference, or a number of today; null for what is none of them. */
export function codeOf(text) {
  const number = text.trim().match(/^([a-z])[ -]?([0-9]{1,5})$/i);
  if (number) return `${number[1].toUpperCase()}-${number[2].padStart(3, "0")}`;
  const code = text.replace(/[^0-9a-z]/gi, "").toUpperCase();
  return code.length === 8 || code.length === 20 ? code : null;
}

/** Whose code it is by the list: number, start, and "welcome", "early", "again" (they have come), "bad" (the visit is over) or "elsewhere" (not on the list). */
export function lookUp(code) {
  const [head, ...lines] = (localStorage.getItem(LIST) ?? "").split("\n");
  const [now, read, date, before] = head.split(" "), clock = Date.now() + Number(now) - Number(read);
  const line = date === today.format(clock) && (code.length === 20 ? lines.find(l => l.startsWith(code.slice(8) + " ")) : lines.find(l => l.split(" ")[1] === code));
  const [, number, start, state] = line ? line.split(" ") : [];
  const early = start && minutes(zoned.format(clock)) < minutes(start) - Number(before);
  return { number, start, is: state === "a" ? "again" : state === "o" ? "bad" : state !== "e" ? "elsewhere" : early ? "early" : "welcome" };
}
