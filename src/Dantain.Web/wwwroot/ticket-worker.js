// Keeps the tickets that somebody asked to keep on this phone, each with the few files it needs to be shown, and a page that says that there is
// no network; nothing else. A ticket is asked of the network first. Each answer says for how many seconds it is of use ("Ticket-Keep"); one that
// says nothing is over, and its copy goes.
const KEPT = 'tiket', OFFLINE = 'luring', ANY = { ignoreVary: true };
const isStation = url => /^\/(pintu|loket|mesin)\//.test(url.pathname) || /kembali=%2Fmesin/i.test(url.search);   // station-worker.js answers for these
const isTicket = path => /^\/tiket\/[^/]+$/.test(path);

self.addEventListener('install', event => event.waitUntil(keepOffline().catch(() => { /* tickets are kept all the same */ }).then(() => self.skipWaiting())));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

async function keepOffline() {
  const answer = await fetch('/luring'), cache = await caches.open(OFFLINE);
  await keepParts(cache, await answer.clone().text());
  if (answer.ok) await cache.put('/luring', answer);
}

async function keepParts(cache, text) {
  const parts = [...text.matchAll(/(?:href|src)="(\/[^"/]+\.(?:css|js|svg)(?:\?[^"]*)?)"/g)].map(m => m[1].replaceAll('&amp;', '&'));
  for (const part of new Set(parts)) if (!await cache.match(part, ANY)) await cache.add(part);
}

// What still works without a network is the ticket that is kept here: the page leads to it.
async function offline() {
  const page = await caches.match('/luring', ANY);
  if (!page) return null;
  let text = await page.text();
  for (const kept of await caches.has(KEPT) ? await (await caches.open(KEPT)).keys() : []) {
    const path = new URL(kept.url).pathname;
    if (isTicket(path)) text = text.replaceAll('<p hidden><a href="#tiket"', `<p><a href="${path}"`);
  }
  return new Response(text, { headers: page.headers });
}

async function page(request) {
  try { return await fetch(request); } catch (fault) {
    const instead = request.mode === 'navigate' && await offline();
    if (instead) return instead;
    throw fault;
  }
}

async function forget(path) {
  const cache = await caches.open(KEPT);
  await cache.delete(path, ANY);
  const rest = await cache.keys();
  if (!rest.some(r => isTicket(new URL(r.url).pathname))) await caches.delete(KEPT);
}

async function keep(path, answer) {
  const seconds = Number(answer.headers.get('Ticket-Keep'));
  if (!answer.ok || !(seconds > 0)) { await forget(path); return false; }
  const text = await answer.text();
  const cache = await caches.open(KEPT);
  await keepParts(cache, text);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'kept-until': Date.now() + seconds * 1000 };
  const policy = answer.headers.get('content-security-policy');
  if (policy) headers['content-security-policy'] = policy;
  await cache.put(path, new Response(text, { headers }));
  return true;
}

async function kept(path) {
  if (!await caches.has(KEPT)) return null;
  const copy = await (await caches.open(KEPT)).match(path, ANY);
  if (!copy) return null;
  if (Number(copy.headers.get('kept-until')) > Date.now()) return copy;
  await forget(path);
  return null;
}

// A copy whose time is over is shown no more, but its ticket is still one that somebody asked to keep: there may be documents to come.
async function ticket(request, path) {
  const wanted = await caches.has(KEPT) && await (await caches.open(KEPT)).match(path, ANY);
  if (!wanted) return page(request);
  let answer;
  try { answer = await fetch(request); } catch (fault) {
    const copy = await kept(path) ?? (request.mode === 'navigate' ? await offline() : null);
    if (copy) return copy;
    throw fault;
  }
  if (answer.status >= 500) return await kept(path) ?? answer;
  try { await keep(path, answer.clone()); } catch { /* cut in the middle: the older copy stays */ }
  return answer;
}

async function part(request) {
  try { return await fetch(request); } catch (fault) {
    const copy = await caches.match(request, ANY);   // the tickets', or a station's
    if (copy) return copy;
    throw fault;
  }
}

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (isTicket(url.pathname) && !url.search) event.respondWith(ticket(event.request, url.pathname));
  else if (event.request.mode === 'navigate' && !isStation(url)) event.respondWith(page(event.request));
  else if (['style', 'script', 'image'].includes(event.request.destination)) event.respondWith(part(event.request));
});

self.addEventListener('message', event => {
  const path = event.data && event.data.keep;
  if (typeof path !== 'string' || !isTicket(path)) return;
  event.waitUntil(fetch(path).then(answer => keep(path, answer)).catch(() => false).then(done => event.ports[0].postMessage(done)));
});
