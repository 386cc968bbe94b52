// The pictures of docs/tour: the journey on a phone, then the screens of the office on the same morning.
import { mkdirSync, rmSync, statSync, readdirSync } from 'node:fs';
import { open, Visitor, nik } from './visitor.mjs';

const [base, root] = process.argv.slice(2);
const folder = `${root}/docs/tour`, most = 60_000, office = 'dinas';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await open();
let no = 0;
const camera = visitor => async (_, name) => {
  await visitor.page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  await visitor.page.screenshot({ path: `${folder}/${String(++no).padStart(2, '0')}-${name}.webp`, type: 'webp', quality: 75 });
};

// Others who came this morning, so that the office is alive.
let cookie = '';
const call = async (path, body, key = crypto.randomUUID()) => {
  const answer = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie }, body: JSON.stringify(body ?? {}) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  cookie = answer.headers.getSetCookie().map(c => c.split(';')[0]).join('; ') || cookie;
  return answer.status === 204 ? null : answer.json();
};
await call('/session', { user: `petugas-${office}`, password: 'dantain-demo' });
for (let person = 0; person < 6; person++) {
  const booked = await call('/bookings', { office, date: '2026-11-24', start: '10:00', applicant: { name: 'Budi', nik: nik(), phone: '081298765432' }, items: [{ service: person % 2 ? 'KTP-RUSAK' : 'KTP-HILANG' }] }).catch(() => null);
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

const staff = await (await browser.createBrowserContext()).newPage();
await staff.setViewport({ width: 1280, height: 800 });
const officer = new Visitor(staff, base), watch = camera(officer);
const enter = async user => {
  await officer.go('/masuk');
  await staff.type('#user', user);
  await staff.type('#password', 'dantain-demo');
  await officer.press('form .primary');
};
await enter(`petugas-${office}`);
for (const [path, name] of [[`/pintu/${office}`, 'door'], [`/loket/${office}/1`, 'counter'], [`/layar/${office}`, 'board'], [`/hari/${office}`, 'day'], [`/hari/${office}/laporan`, 'report'], [`/berkas/${office}`, 'papers'], [`/berkas/${office}/serah`, 'handover'], [`/stok/${office}`, 'stock']]) {
  await officer.go(path);
  if (name === 'board') await staff.waitForFunction(() => /\d/.test(document.getElementById('number').textContent));
  await watch('', name);
}
await staff.deleteCookie(...await staff.cookies());
await enter('admin');
await officer.go('/admin');
await watch('', 'admin');
await officer.go('/admin/penutupan');
await watch('', 'closures');

await officer.go('/admin/perangkat');
await staff.type('#kioskPlace', 'Lobi');
await staff.select('#office', office);
await officer.press('form:has(#kioskPlace) .primary');
const code = await staff.$eval('.kiosk-code', e => e.textContent.trim());
const kiosk = await (await browser.createBrowserContext()).newPage();
await kiosk.setViewport({ width: 1080, height: 1920, deviceScaleFactor: .5 });
const old = new Visitor(kiosk, base), see = camera(old);
await old.go('/mesin');
await kiosk.type('#code', code);
await old.press('form .button');
await see('', 'kiosk');
await browser.close();

const heavy = readdirSync(folder).filter(file => statSync(`${folder}/${file}`).size > most);
console.log(`${no} pictures in docs/tour, ${Math.round(readdirSync(folder).reduce((sum, file) => sum + statSync(`${folder}/${file}`).size, 0) / 1000)} kB`);
if (heavy.length) { console.error(`More than ${most / 1000} kB: ${heavy.join(', ')}`); process.exit(1); }
