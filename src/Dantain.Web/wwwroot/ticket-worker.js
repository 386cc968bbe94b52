// Keeps the tickets that somebody asked to keep on this phone, each with the few files it needs to be shown, and nothing else. A ticket is
// asked of the network first. Each answer says for how many seconds it is of use ("Ticket-Keep"); one that says nothing is over, and its copy goes.
const KEPT = 'tiket', ANY = { ignoreVary: true };
const isTicket = path => /^\/tiket\/[^/]+$/.test(path);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

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
  const parts = [...text.matchAll(/(?:href|src)="(\/[^"/]+\.(?:css|js|svg)(?:\?[^"]*)?)"/g)].map(m => m[1].replaceAll('&amp;', '&'));
  for (const part of new Set(parts)) if (!await cache.match(part, ANY)) await cache.add(part);
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
  if (!wanted) return fetch(request);
  let answer;
  try { answer = await fetch(request); } catch (fault) {
    const copy = await kept(path);
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
  else if (['style', 'script', 'image'].includes(event.request.destination)) event.respondWith(part(event.request));
});

self.addEventListener('message', event => {
  const path = event.data && event.data.keep;
  if (typeof path !== 'string' || !isTicket(path)) return;
  event.waitUntil(fetch(path).then(answer => keep(path, answer)).catch(() => false).then(done => event.ports[0].postMessage(done)));
});
