// Door, counter and machine open without a line, from the copy that their own page keeps (away.js): the network first, and not waited for long.
const PATIENCE = 8000;

self.addEventListener('fetch', event => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.mode !== 'navigate' || request.method !== 'GET' || origin !== self.location.origin || !/^\/(pintu|loket|mesin)\//.test(pathname)) return;
  event.respondWith((async () => {
    const copy = await caches.match(pathname, { ignoreVary: true });
    if (!copy) return fetch(request);
    const patience = new Promise(over => setTimeout(over, PATIENCE));
    const answer = await Promise.race([fetch(request).catch(() => null), patience]);
    return answer && answer.status < 500 ? answer : copy;
  })());
});
