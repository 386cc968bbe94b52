// The pictures of docs/tour: the journey on a phone, the screens of an office on the same morning, in its evening, and of another one before it opens.
import { mkdirSync, rmSync, statSync, readdirSync } from 'node:fs';
import { open, Visitor, nik } from './visitor.mjs';

const [base, root, part] = process.argv.slice(2);
const folder = `${root}/docs/tour`, most = 60_000, office = 'dinas', small = 'bantar-gebang', date = '2026-11-24';
if (part === 'day') rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await open();
let no = readdirSync(folder).length;
const camera = visitor => async (_, name, top = true) => {
  await visitor.page.evaluate(top => { document.activeElement?.blur(); if (top) scrollTo(0, 0); }, top);
  await visitor.page.screenshot({ path: `${folder}/${String(++no).padStart(2, '0')}-${name}.webp`, type: 'webp', quality: 75 });
};

let cookie = '';
const call = async (path, body, key = crypto.randomUUID()) => {
  const answer = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie }, body: JSON.stringify(body ?? {}) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  cookie = answer.headers.getSetCookie().map(c => c.split(';')[0]).join('; ') || cookie;
  return answer.status === 204 ? null : answer.json();
};
const book = (at, service, start = '10:00') => call('/bookings', { office: at, date, start, applicant: { name: 'Budi', nik: nik(), phone: '081298765432' }, items: [{ service }] });

/** A member of the staff at a screen of their own. */
async function staff(user, viewport = { width: 1280, height: 800 }) {
  const officer = await Visitor.arrive(await browser.createBrowserContext(), base, viewport);
  await officer.go('/masuk');
  await officer.page.type('#user', user);
  await officer.page.type('#password', 'dantain-demo');
  await officer.press('form .primary');
  return officer;
}

const phone = { width: 390, height: 780, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true };

/** The machine of an office, at its first screen. */
async function machine() {
  const admin = await staff('admin');
  await admin.go('/admin/perangkat');
  await admin.page.type('#kioskPlace', 'Lobi');
  await admin.page.select('#office', office);
  await admin.press('form:has(#kioskPlace) .primary');
  const code = await admin.page.$eval('.kiosk-code', e => e.textContent.trim());
  const kiosk = await Visitor.arrive(await browser.createBrowserContext(), base, { width: 1080, height: 1920, deviceScaleFactor: .5 });
  await kiosk.go('/mesin');
  await kiosk.page.type('#code', code);
  await kiosk.press('form .button');
  return kiosk;
}

/** The line of this screen is gone, once it has all it needs for that. */
async function cut(visitor, needs = []) {
  for (const kept of needs) await visitor.page.waitForFunction(kept => Object.entries(localStorage).some(([key, value]) => key.startsWith(kept) && value.length > 55), {}, kept);
  await visitor.page.setOfflineMode(true);
  await visitor.page.waitForSelector('#putus:not([hidden])');
}

const parts = { day, evening, dawn };
await parts[part]();
await browser.close();

const heavy = readdirSync(folder).filter(file => statSync(`${folder}/${file}`).size > most);
console.log(`${no} pictures in docs/tour, ${Math.round(readdirSync(folder).reduce((sum, file) => sum + statSync(`${folder}/${file}`).size, 0) / 1000)} kB`);
if (heavy.length) { console.error(`More than ${most / 1000} kB: ${heavy.join(', ')}`); process.exit(1); }

/** Half past nine. */
async function day() {
  // Others who came this morning, so that the office is alive.
  await call('/session', { user: `petugas-${office}`, password: 'dantain-demo' });
  for (let person = 0; person < 6; person++) {
    const booked = await book(office, person % 2 ? 'KTP-RUSAK' : 'KTP-HILANG').catch(() => null);
    if (booked && person < 5) await call(`/offices/${office}/queue/check-in`, { code: booked.reference });
  }
  await call(`/offices/${office}/counters/1/open`, { groups: ['KTP-EL'] });
  for (let turn = 0; turn < 2; turn++) {
    await call(`/offices/${office}/counters/1/next`);
    await call(`/offices/${office}/counters/1/start`);
    await call(`/offices/${office}/counters/1/finish`);
  }
  await call(`/offices/${office}/counters/1/next`);

  const citizen = await Visitor.arrive(browser, base);
  const look = camera(citizen);
  await citizen.go('/');
  await look('', 'start');
  await citizen.go('/daftar/tanya/lahir');
  await look('', 'question');
  await citizen.toOffices(look);
  const ticket = await citizen.toTicket(look);
  for (const [path, name] of [['/pindah', 'move'], ['/cetak', 'print']]) {
    await citizen.go(ticket + path);
    await look('', name);
  }
  // Somebody else has a visit late in the calendar, and waits for an earlier time.
  const other = await Visitor.arrive(await browser.createBrowserContext(), base), lookAt = camera(other);
  await other.toOffices();
  await other.press('.offices a');
  await other.press('.days li:last-child a');
  await other.press('button[name=jam]');
  await other.page.click('[name=withoutPhone]');
  await other.press('main form:last-of-type button.button');
  await other.press('#daftarkan');
  const late = new URL(other.page.url()).pathname;
  await other.go(late + '/lebih-awal');
  await lookAt('', 'earlier');
  await other.press('main form button.button');
  for (let tries = 0; !await other.page.$('.status.now'); tries++) {
    if (tries > 120) throw new Error('No offer has come');
    await new Promise(done => setTimeout(done, 1000));
    await other.page.reload();
  }
  await lookAt('', 'offer');
  await other.go(late);
  await lookAt('', 'ticket-offer');
  await citizen.go('/keramaian');
  await look('', 'crowd');

  const officer = await staff(`petugas-${office}`), watch = camera(officer);
  for (const [path, name] of [[`/pintu/${office}`, 'door'], [`/loket/${office}/1`, 'counter'], [`/layar/${office}`, 'board'], [`/hari/${office}`, 'day'], [`/hari/${office}/laporan`, 'report'], [`/berkas/${office}`, 'papers'], [`/berkas/${office}/serah`, 'handover'], [`/stok/${office}`, 'stock']]) {
    await officer.go(path);
    if (name === 'board') await officer.page.waitForFunction(() => /\d/.test(document.getElementById('number').textContent));
    await watch('', name);
  }
  const admin = await staff('admin'), watchAll = camera(admin);
  for (const [path, name] of [['/admin', 'admin'], ['/admin/penutupan', 'closures']]) {
    await admin.go(path);
    await watchAll('', name);
  }
  await camera(await machine())('', 'kiosk');

  // What was noted on paper while nothing else worked.
  await officer.go(`/pintu/${office}/daftar/isi`);
  for (const [field, value] of [['#came-1', '10.05'], ['#called-1', '10.20'], ['#counter-1', '1'], ['#ended-1', '10.28']]) await officer.page.type(field, value);
  await officer.page.select('#service-1', 'KTP-HILANG');
  await watch('', 'paper-entry');

  // A colleague calls for help.
  const colleague = await staff('admin');
  await colleague.go(`/loket/${office}/2`);
  await colleague.press('[value=open]').catch(() => colleague.page.waitForSelector('#console[data-counter=open]'));
  await officer.go(`/loket/${office}/1`);
  await colleague.page.waitForSelector('#console[data-counter=open] [value=help]');
  await colleague.page.click('[value=help]');
  await officer.page.waitForSelector('.alarm');
  await watch('', 'panic');
  await officer.page.click('.alarm [value=well]');
  await officer.page.waitForFunction(() => !document.querySelector('.alarm'));

  // The line is gone: a counter, a door, and the one PC of a small office go on.
  await cut(officer);
  await officer.page.waitForSelector('#luring:not([hidden]) [data-act=start]:not([hidden])');
  await officer.page.click('#luring [data-act=start]');
  await officer.page.waitForFunction(() => document.querySelector('#luring .state.serving'));
  await watch('', 'counter-cut-off');
  const known = await book(office, 'KK-HILANG', '10:00');
  const door = await staff(`petugas-${office}`, phone);
  await door.go(`/pintu/${office}`);
  await cut(door, ['daftar:', 'nomor:']);
  await door.page.type('#code', known.number);
  await door.page.click('#lapor .primary');
  await door.page.waitForSelector('#hasil[data-case]');
  await camera(door)('', 'door-cut-off');
  await call('/session', { user: `petugas-${small}`, password: 'dantain-demo' });
  const visit = await book(small, 'KTP-HILANG');
  const clerk = await staff(`petugas-${small}`, { width: 1280, height: 720 });
  await clerk.go(`/loket/${small}/1`);
  await clerk.page.click('[value=open]');
  await clerk.page.waitForSelector('#console[data-counter=open]');
  await camera(clerk)('', 'small-office');
  await cut(clerk, ['daftar:', 'nomor:']);
  await clerk.page.type('#luring-kode', visit.number);
  await clerk.page.keyboard.press('Enter');
  await clerk.page.waitForFunction(() => document.querySelector('#luring .state.serving'));
  await camera(clerk)('', 'small-office-cut-off');
}

/** The same office, when its day ends: who did not come, who is still here. */
async function evening() {
  const officer = await staff(`petugas-${office}`);
  await officer.go(`/hari/${office}`);
  await officer.page.$eval('#belum', e => e.scrollIntoView());
  await camera(officer)('', 'closing', false);
}

/** Before an office opens: its checklist, and the draw of the first numbers. */
async function dawn() {
  const officer = await staff(`petugas-${office}`), watch = camera(officer), kiosk = await machine();
  await officer.go(`/hari/${office}`);
  await watch('', 'opening');
  await kiosk.go(`/mesin/${office}/ambil/KTP-HILANG`);
  await kiosk.press('[name=priority][value="1"]');
  await camera(kiosk)('', 'slip');
  await call('/session', { user: `petugas-${office}`, password: 'dantain-demo' });
  for (let person = 0; person < 5; person++) await call(`/offices/${office}/queue/slips`, { service: person % 2 ? 'KTP-RUSAK' : 'KTP-HILANG' });
  await officer.go(`/pintu/${office}`);
  for (let tries = 0; !await officer.page.$('.drawn'); tries++) {
    if (tries > 120) throw new Error('Nothing was drawn');
    await new Promise(done => setTimeout(done, 1000));
    await officer.go(`/pintu/${office}`);
  }
  await officer.page.$eval('#hasil-undian', e => e.scrollIntoView());
  await watch('', 'draw', false);
}
