// Shows a notification as it was sealed for this browser. The tag is the message's own: one that arrives twice shows once.
self.addEventListener('push', event => {
  let shown;
  try { shown = event.data.json(); } catch { return; }
  event.waitUntil(self.registration.showNotification(shown.title, { body: shown.body, tag: shown.tag, lang: shown.lang, icon: '/tanda.svg', data: { url: shown.url } }));
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  const url = event.notification.data && event.notification.data.url;
  if (url && new URL(url).origin === self.location.origin) event.waitUntil(self.clients.openWindow(url));
});
