// Door, counter and machine open without a line, from the copy that their own page keeps (away.js): the network first, and not waited for long.
// A machine that is cut off in the middle of a visit goes back to its first screen, which goes on without a line.
const PATIENCE = 8000;

self.addEventListener('fetch', event => {
  const { request } = event, { origin, pathname, searchParams } = new URL(request.url);
  if (request.mode !== 'navigate' || origin !== self.location.origin) return;
  const machine = (pathname.startsWith('/bahasa/') ? searchParams.get('kembali') ?? '' : pathname).match(/^\/mesin\/[^/]+/)?.[0];
  const opens = request.method === 'GET' && /^\/(pintu|loket|mesin)\//.test(pathname);
  if (!opens && !machine) return;
  event.respondWith((async () => {
    const copy = opens && await caches.match(pathname, { ignoreVary: true });
    const first = machine && await caches.match(machine, { ignoreVary: true });
    if (!copy && !first) return fetch(request);
    const patience = new Promise(over => setTimeout(over, PATIENCE));
    const answer = await Promise.race([fetch(request).catch(() => null), patience]);
    return answer && answer.status < 500 ? answer : copy || Response.redirect(machine);
  })());
});
