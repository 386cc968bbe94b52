// Keeps the status of a ticket fresh. The server says that something changed; what is shown is always the server's own page, in its language.
const status = document.getElementById('keadaan'), offline = document.getElementById('luring');
let last = '', tries = 0;

async function refresh() {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('keadaan');
  if (!fresh || fresh.innerHTML === status.innerHTML) return;
  status.className = fresh.className;
  status.setAttribute('aria-live', fresh.getAttribute('aria-live'));   // before the words: one region says them once, and at once when it is their turn
  status.innerHTML = fresh.innerHTML;
  if (fresh.classList.contains('now')) navigator.vibrate?.([300, 150, 300]);
}

// Reads the stream itself: an EventSource gives up for ever after an answer that is not 200.
async function listen() {
  const answer = await fetch(status.dataset.events, { headers: { accept: 'text/event-stream' } });
  if (!answer.ok) throw new Error(answer.status);
  tries = 0;
  offline.hidden = true;
  await refresh();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      if (!line.startsWith('data:') || line === last || line.length < 8) continue;
      last = line;
      await refresh();
    }
  }
}

for (; ;) {
  try { await listen(); } catch { offline.hidden = false; /* no network, or the server restarts: try again, for ever */ }
  tries = Math.min(tries + 1, 6);
  await new Promise(r => setTimeout(r, 1000 * 2 ** tries * (0.5 + Math.random())));
  try { await refresh(); } catch { /* the next round does it */ }
}
