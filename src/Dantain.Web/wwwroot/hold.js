// Says two minutes ahead that the place is given up, and keeps it longer at a tap or at Escape, without sending away what is being typed.
const hold = document.querySelector('.hold');
let from = Date.now(), asks = false, plainly = false;

const left = () => Number(hold.dataset.left) - (Date.now() - from);

function show() {
  const news = hold.querySelector('.ends'), over = left() <= 0, soon = !over && left() <= Number(hold.dataset.notice);
  const says = over ? hold.dataset.over : soon ? hold.dataset.soon : '';
  if (news.textContent !== says) news.textContent = says;
  hold.querySelector('button').hidden = hold.querySelector('.held').hidden = over;
  if (soon && !hold.classList.contains('soon')) hold.style.minHeight = `${hold.offsetHeight}px`;   // it leaves its place, and nothing may jump under somebody's finger
  hold.classList.toggle('soon', soon);
  if (soon) document.documentElement.style.setProperty('--bar', `${hold.firstElementChild.offsetHeight}px`);   // what has the focus scrolls out from under it
}

async function extend(button) {
  const sent = new URLSearchParams(new FormData(button.form));
  sent.append(button.name, button.value);
  const answer = await fetch(button.form.getAttribute('action') ?? location.href, { method: 'POST', body: sent });
  const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.hold');
  if (!fresh) throw new Error(answer.status);
  hold.dataset.left = fresh.dataset.left;
  hold.querySelector('.held').textContent = fresh.querySelector('.held').textContent;
  from = Date.now();
  show();
}

hold?.querySelector('button').addEventListener('click', async event => {
  if (plainly) return;
  event.preventDefault();
  if (asks) return;
  const button = event.currentTarget;
  asks = true;
  try { await extend(button); } catch { plainly = true; button.click(); /* the page of the answer says what there is to say */ } finally { asks = false; }
});

if (hold) {
  addEventListener('keydown', event => { if (event.key === 'Escape' && hold.classList.contains('soon')) hold.querySelector('button').click(); });
  setInterval(show, 1000);
  show();
}
