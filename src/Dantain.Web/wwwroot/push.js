// Asks the browser for notifications when somebody presses the button; without support the button never shows.
const part = document.getElementById('push-bagian');
const field = document.getElementById('push');
const news = document.getElementById('push-kabar');

const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

async function subscribe() {
  if (await Notification.requestPermission() !== 'granted') return news.dataset.off;
  await navigator.serviceWorker.register('/sw.js');
  const worker = await navigator.serviceWorker.ready;
  const old = await worker.pushManager.getSubscription();
  const key = bytes(part.dataset.key);
  if (old && text(old.options.applicationServerKey) !== part.dataset.key) await old.unsubscribe();
  const to = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  field.value = `${to.endpoint} ${text(to.getKey('p256dh'))} ${text(to.getKey('auth'))}`;
  return news.dataset.on;
}

if (part && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
  part.hidden = false;
  if (field.value) news.textContent = news.dataset.on;
  document.getElementById('push-tombol').addEventListener('click', async () => {
    try { news.textContent = await subscribe(); } catch { news.textContent = news.dataset.off; }
  });
}
