// A kiosk for somebody who does not see it: what stands on the screen is read aloud from clips that lie on the server, so that neither the
// machine nor the network needs a voice. The star key or the button turns it on; 6 and 4 (or arrows) go from choice to choice, 5 chooses, the
// star repeats. A finger that touches a choice hears it, and chooses with the second touch.
import { lay, library } from "./voice.js";

const language = document.body.dataset.say, button = document.getElementById("bacakan"), dialog = document.getElementById("masih");
const isOn = () => sessionStorage.getItem("bacakan") === "1";
export const forget = () => sessionStorage.removeItem("bacakan");

const units = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
const digits = language === "en" ? ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"] : units;
const word = name => `/suara/${language}/${name}.mp3`;
function count(number) {
  if (language === "en") return number < 13 ? [[...digits, "ten", "eleven", "twelve"][number]] : [...`${number}`].map(d => digits[d]);
  if (number < 10) return [units[number]];
  if (number < 12) return [["sepuluh", "sebelas"][number - 10]];
  if (number < 20) return [units[number - 10], "belas"];
  if (number < 100) return [units[Math.floor(number / 10)], "puluh", ...(number % 10 ? count(number % 10) : [])];
  return [...`${number}`].map(d => units[d]);
}
// 12 is a count; of 09.30 the hour, then the minutes unless there are none.
const figure = text => text.split(/[.:]/).map(Number).filter((n, i) => i === 0 || n > 0).flatMap(count).map(word);
const label = text => [...text.toLowerCase()].filter(c => /[a-z0-9]/.test(c)).map(c => word(/[0-9]/.test(c) ? digits[c] : c));

let known;
const book = () => known ??= fetch(`/suara-mesin/${language}.json`).then(answer => answer.json()).catch(() => { known = undefined; return { texts: {}, patterns: [] }; });

// The clips of a text; none for one that nobody has spoken.
export async function clipsOf(text) {
  const { texts, patterns } = await book(), clip = part => texts[part] ? [`/suara-mesin/${language}/${texts[part]}.mp3`] : [];
  text = text.replace(/\s+/g, " ").trim();
  if (/^[A-Z]-\d{3,}$/.test(text)) return [word(language === "en" ? "number" : "nomor-antrean"), ...label(text)];
  if (/^\d+$/.test(text)) return figure(text);   // of a slip
  if (clip(text).length > 0) return clip(text);
  for (const pattern of patterns) {
    const parts = pattern.split(/\{\w+\}/), match = text.match(new RegExp(`^${parts.map(p => p.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("([0-9][0-9.:]*?)(?: [A-Z]{2,4})?")}$`));
    if (match) return parts.flatMap((part, i) => [...clip(part.replace(/^[\s.,]+|\s+$/g, "")), ...(match[i + 1] ? figure(match[i + 1]) : [])]);
  }
  return [];
}

let context, sounds, mouth, turn = 0;
async function say(texts) {
  const mine = ++turn, clips = (await Promise.all(texts.map(clipsOf))).flatMap(c => c.length > 0 ? [...c, "jeda"] : []);
  context ??= new AudioContext();
  sounds ??= library(context, "{clip}");
  const ready = await sounds(clips);
  if (mine !== turn || !isOn()) return;
  mouth?.disconnect();
  mouth = new GainNode(context);
  mouth.connect(context.destination);
  context.resume();
  lay(context, mouth, ready, context.currentTime + 0.05);
}

const shown = element => element.checkVisibility() && !element.closest(".keys, .unseen");
const choices = () => [...(dialog?.open ? dialog : document).querySelectorAll("a[href], button, input:not([type=hidden])")].filter(e => shown(e) && e !== button && !e.closest("header"));
// The smallest elements that hold text, in the order of the page, without what can be chosen.
const lines = (from, all) => [...from.querySelectorAll("*")].filter(e => shown(e) && e.innerText?.trim() && (all || !e.closest("a[href], button")) && ![...e.children].some(c => c.innerText?.trim())).map(e => e.innerText);
const textsOf = choice => choice.localName === "input" ? [...choice.labels].map(l => l.innerText) : choice.children.length > 0 ? lines(choice, true) : [choice.innerText];

let current = null;
export function speak(what, how = false) {
  if (!isOn()) return;
  current = null;
  say([...lines(what), ...(what === dialog ? [document.getElementById("lanjut").innerText] : []), ...(how ? [button.dataset.how] : [])]);
}
function choose(choice) {
  current = choice;
  choice.focus();
  say(textsOf(choice));
}
function step(by) {
  const all = choices(), at = all.indexOf(current);
  if (all.length > 0) choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
}
function turnOn() {
  sessionStorage.setItem("bacakan", "1");
  button.setAttribute("aria-pressed", "true");
  speak(dialog?.open ? dialog : document.querySelector("main"), true);
}
async function turnOff() {
  await say([button.dataset.off]);
  forget();
  button.setAttribute("aria-pressed", "false");
}

const next = { 6: 1, ArrowRight: 1, ArrowDown: 1, 4: -1, ArrowLeft: -1, ArrowUp: -1 };
let waiting;
function press(key) {
  if (key === "*") turnOn();
  else if (isOn() && key in next) step(next[key]);
  else if (isOn() && key === "5") current?.click();
}
if (button) {
  button.hidden = false;
  button.setAttribute("aria-pressed", isOn());
  button.addEventListener("click", () => isOn() ? turnOff() : turnOn());
  // One key by itself; a scanner's come in a row.
  addEventListener("keydown", event => {
    const alone = !waiting, types = event.target.localName === "input" && /^[0-9]$/.test(event.key);
    clearTimeout(waiting);
    waiting = setTimeout(() => { waiting = undefined; if (alone && !types) press(event.key); }, 80);
    if (event.key === "*" || isOn() && event.key.startsWith("Arrow")) event.preventDefault();
  });
  addEventListener("click", event => {
    const choice = event.target.closest?.("a[href], button");
    if (isOn() && event.isTrusted && event.detail > 0 && choice && choice !== current && choice !== button && !choice.closest("header, .keys")) {
      event.preventDefault();
      event.stopPropagation();
      choose(choice);
    } else if (choice?.getAttribute("href") === document.body.dataset.reset) forget();   // whoever comes next is not read to, unless they ask for it
  }, true);
  if (isOn()) speak(document.querySelector("main"));
}
