// "This is my phone": keeps the ticket for when there is no network; and takes everything of ours from this device again.
const part = document.getElementById('simpan'), news = document.getElementById('simpan-kabar'), away = document.getElementById('hapus'), offline = document.getElementById('luring');

async function keep() {
  await navigator.serviceWorker.register('/sw.js');
  const worker = (await navigator.serviceWorker.ready).active;
  const line = new MessageChannel();
  const done = new Promise(answered => { line.port1.onmessage = event => answered(event.data); });
  worker.postMessage({ keep: location.pathname }, [line.port2]);
  return done;
}

const isKept = async () => await caches.has('tiket') && !!await (await caches.open('tiket')).match(location.pathname, { ignoreVary: true });

async function show() {
  const kept = await isKept();
  part.hidden = kept;
  if (kept) news.textContent = news.dataset.on;
}

if (part && 'serviceWorker' in navigator && 'caches' in window) {
  show();
  document.getElementById('simpan-tombol').addEventListener('click', async () => {
    let done = false;
    try { done = await keep(); } catch { /* no network, or the browser allows nothing to be kept */ }
    if (done) show(); else news.textContent = news.dataset.off;
  });
}

away?.addEventListener('submit', async event => {
  if (!('serviceWorker' in navigator && 'caches' in window)) return;
  event.preventDefault();
  try {
    for (const ours of ['tiket', 'luring']) await caches.delete(ours);
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  } finally { away.submit(); }
});

if (offline) {
  const tell = () => { offline.hidden = navigator.onLine; };
  for (const change of ['online', 'offline']) addEventListener(change, tell);
  tell();
}
