// How long a phone needs for the small work of /daftar/tunggu: wwwroot/kerja.js as it is served, on a processor slowed down six times.
// Chromium slows a page, not its workers; so the same function runs in the page here, and once in a worker at full speed beside it.
import { readFileSync } from 'node:fs';
import { open, Visitor } from './visitor.mjs';

const [base, root] = process.argv.slice(2);
const slow = +(process.env.SLOW ?? 6), runs = +(process.env.RUNS ?? 15), most = 2000;
const [, parts, bits] = /Parts = (\d+), Bits = (\d+)/.exec(readFileSync(`${root}/src/Dantain/Brakes/SmallWork.cs`, 'utf8')).map(Number);
const browser = await open();
const { page } = await Visitor.arrive(browser, base);
await page.goto(base + '/', { waitUntil: 'load' });
const code = (await (await fetch(base + '/kerja.js')).text()).replaceAll('import.meta.url', '""');
const devtools = await page.createCDPSession();

async function inPage(challenge) {
  const expression = `(() => { const document = undefined; let onmessage, postMessage = answer => answer; ${code}; const from = performance.now(); const answer = onmessage({ data: { challenge: '${challenge}', parts: ${parts}, bits: ${bits} } }); return performance.now() - from; })()`;
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', { expression, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
const inWorker = challenge => page.evaluate((challenge, parts, bits) => new Promise((done, fail) => {
  const worker = new Worker('/kerja.js', { type: 'module' }), from = performance.now();
  worker.onerror = fail;
  worker.onmessage = () => { done(performance.now() - from); worker.terminate(); };
  worker.postMessage({ challenge, parts, bits });
}), challenge, parts, bits);

const challenge = () => `1795660000.${[...crypto.getRandomValues(new Uint8Array(8))].map(b => b.toString(16).padStart(2, '0')).join('')}`;
async function time(how) {
  const all = [];
  for (let run = 0; run < runs; run++) all.push(await how(challenge()));
  all.sort((a, b) => a - b);
  return { median: all[runs >> 1], most: all[runs - 1] };
}

const full = await time(inWorker);
await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow });
const slowed = await time(inPage);
await browser.close();
const line = (name, { median, most }) => console.log(`| ${name} | ${Math.round(median)} | ${Math.round(most)} |`);
console.log(`${parts} parts of ${bits} bits, about ${Math.round(parts * 2 ** bits / 1000)},000 hashes; ${runs} challenges\n\n| | median, ms | most, ms |\n|---|---|---|`);
line('worker, full speed', full);
line(`page, CPU ÷ ${slow}`, slowed);
process.exit(slowed.median > most ? 1 : 0);
