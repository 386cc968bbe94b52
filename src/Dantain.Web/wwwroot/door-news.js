import { follow } from "./live.js";

// What the kiosks tell comes by itself: the queue has changed, so it is read again. Something new shakes the phone.
const news = document.getElementById("kabar");
const told = () => new Set([...news.querySelectorAll("[data-note]")].map(note => note.dataset.note));

async function read() {
  const answer = await fetch(news.dataset.news, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;   // the next poke reads again
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("kabar");
  if (!fresh || news.contains(document.activeElement)) return;
  const before = told();
  if (fresh.innerHTML.replace(/value="[^"]*"/g, "") === news.innerHTML.replace(/value="[^"]*"/g, "")) return;
  news.replaceChildren(...fresh.children);
  if ([...told()].some(note => !before.has(note))) navigator.vibrate?.([300, 150, 300]);
}

// A busy hall changes many times a second; twice in three seconds is soon enough for this.
let due = 0;
const soon = () => { due ||= setTimeout(() => { due = 0; read(); }, 1500); };
if (news) follow(news.dataset.events, { queue: soon }, () => {});
