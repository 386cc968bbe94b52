// What a station keeps for as long as its line is gone: its own page, and what was done meanwhile, in order, each under its own request id.
const place = location.pathname, COPY = `jaga:${place}`, SHEET = `kertas:${place}`, PATIENCE = 8000, AGAIN = 5000, WATCH = 30000, PAPER = 30 * 60000;
const bar = document.getElementById("putus"), look = document.getElementById("perlu");

const opened = new Promise((done, failed) => {
  const asked = indexedDB.open("dantain", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("acts", { keyPath: "no", autoIncrement: true });
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});
opened.catch(() => { /* a browser that keeps nothing: the station says that the line is lost */ });

async function store(mode, act) {
  const acts = await opened;
  return new Promise((done, failed) => {
    const work = acts.transaction("acts", mode, { durability: "strict" });
    const asked = act(work.objectStore("acts"));
    work.oncomplete = () => done(asked.result);
    work.onabort = () => failed(work.error);
  });
}

const all = async (at = place) => (await store("readonly", acts => acts.getAll())).filter(act => act.place === at);
const save = act => store("readwrite", acts => acts.put(act));
const drop = act => store("readwrite", acts => acts.delete(act.no));

/** What was done here, or at another station of this device, and has not arrived yet. */
export const waiting = async at => (await all(at)).filter(act => !act.told);

/** Kept on the disk of this device before it is shown as done. */
export async function keep(action, fields, shows) {
  const sent = [...fields].filter(([name]) => !name.startsWith("__"));
  await save({ place, action, fields: sent, at: Date.now(), ...shows });
  await draw();
}

/** Page, style and scripts as they are used now; the worker gives them when there is no line. */
async function keepPage(more) {
  if (!("serviceWorker" in navigator && "caches" in window)) return;
  await navigator.serviceWorker.register("/sw.js");
  // What comes after this script in the page counts too, and is listed only when it is there.
  if (document.readyState !== "complete") await new Promise(done => addEventListener("load", done, { once: true }));
  const used = performance.getEntriesByType("resource").map(r => r.name).filter(name => name.startsWith(location.origin) && /\.(css|js|svg|wasm)(\?|$)/.test(name));
  const copy = await caches.open(COPY), parts = new Set([...used, ...more.map(path => new URL(path, location.href).href)]);
  for (const old of await copy.keys()) if (new URL(old.url).pathname !== place && !parts.has(old.url)) await copy.delete(old);
  await copy.addAll(parts);
}

/** The day's list for paper, as of now: it opens and prints from this device when nothing else does. */
async function keepPaper(path) {
  const got = await ask(path);
  if (!got.ok || got.redirected) return;
  const page = new DOMParser().parseFromString(await got.clone().text(), "text/html"), copy = await caches.open(SHEET);
  await copy.addAll([...page.querySelectorAll("link[rel=stylesheet], script[src]")].map(part => part.getAttribute("href") ?? part.getAttribute("src")));
  await copy.put(path, got);
}

export const time = at => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

let since = null, signedOut = false;
export const isAway = () => since !== null;

async function draw() {
  if (!bar) return;
  const acts = await all().catch(() => []), count = acts.filter(act => !act.told).length;
  bar.hidden = since === null && count === 0;
  bar.querySelector("p").textContent = [signedOut ? bar.dataset.signedOut : since && bar.dataset.since.replace("{time}", time(since)), count && bar.dataset.waiting.replace("{count}", count)].filter(Boolean).join(" – ");
  const told = acts.filter(act => act.told), list = look.querySelector("ul");
  look.hidden = told.length === 0;
  list.replaceChildren(...told.map(act => {
    const line = look.querySelector("template").content.firstElementChild.cloneNode(true);
    line.querySelector("span").textContent = `${time(act.at)} ${act.label ?? ""} ${act.told}`;
    line.querySelector("button").addEventListener("click", () => drop(act).then(draw));
    return line;
  }));
  document.dispatchEvent(new Event("away"));
}

/** The line is gone, or was found to be. */
export function lost() {
  since ??= Date.now();
  draw();
}

export async function ask(address, options = {}) {
  const got = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  if (got.status >= 500) throw new Error(String(got.status));
  return got;
}

let trying = false;

/**
 * A station that goes on without its line. `judge` says what the office answered to one kept act: null when it was taken, a sentence when it was not,
 * undefined when this is no answer of ours and the act must be sent again. `fresh` draws what changed once everything has arrived; `parts` are further
 * files the page needs.
 */
export function station({ judge, fresh, parts = [] }) {
  let saved = 0;
  async function deliver() {
    if (trying) return;
    trying = true;
    try {
      const got = await ask(place, { headers: { "Dantain-Part": "kept" } });
      signedOut = got.redirected;
      if (got.redirected) { await Promise.all([COPY, SHEET].map(name => caches.delete(name))); return; }   // what waits stays on this device until somebody signs in
      const html = await got.clone().text(), token = new DOMParser().parseFromString(html, "text/html").querySelector("[name=__RequestVerificationToken]")?.value;
      if (got.ok && "caches" in window) await (await caches.open(COPY)).put(place, got);
      let sent = 0;
      for (const act of await waiting().catch(() => [])) {
        sent++;
        const fields = new URLSearchParams(act.fields);
        fields.set("at", act.at);
        fields.set("sent", Date.now());
        if (token) fields.set("__RequestVerificationToken", token);
        const answer = await ask(act.action, { method: "POST", body: fields, headers: { "Dantain-Part": "answer" } });
        const told = judge(new DOMParser().parseFromString(await answer.text(), "text/html"), act);
        if (told === undefined) throw new Error("undelivered");
        await (told === null ? drop(act) : save({ ...act, told }));
        await draw();
      }
      await fresh(html, sent > 0);
      since = null;
      if (bar.dataset.paper && "caches" in window && Date.now() - saved > PAPER) {
        saved = Date.now();
        keepPaper(bar.dataset.paper).catch(() => { saved = 0; });
      }
    } catch { since ??= Date.now(); } finally {
      trying = false;
      await draw();
    }
  }
  addEventListener("offline", lost);
  addEventListener("online", deliver);
  let watched = Date.now();
  setInterval(async () => {
    if (!isAway() && Date.now() - watched < WATCH && !(await waiting().catch(() => [])).length) return;
    watched = Date.now();
    deliver();
  }, AGAIN);
  keepPage(parts).catch(() => { /* no room, or not allowed: the open page goes on all the same */ });
  deliver();
  return deliver;
}
