// Scores as Lighthouse gives them to a phone (its own slow network and processor), each the median of RUNS.
import lighthouse from 'lighthouse';
import { open, Visitor } from './visitor.mjs';

const [base] = process.argv.slice(2);
const least = { performance: 95, accessibility: 100, 'best-practices': 100 };
const runs = +(process.env.RUNS ?? 3);
const browser = await open();
const median = all => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];

async function look(visitor, path) {
  const kinds = Object.fromEntries(Object.keys(least).map(kind => [kind, []])), seen = { lcp: [], cls: [], bytes: [] }, faults = new Set();
  for (let run = 0; run < runs; run++) {
    // The answers of the journey are in a cookie, and must survive the look; the cache does not.
    await visitor.page.setCacheEnabled(false);
    const { lhr } = await lighthouse(base + path, { onlyCategories: Object.keys(least), disableStorageReset: true, output: 'json', logLevel: 'error' }, undefined, visitor.page);
    for (const kind in kinds) kinds[kind].push(Math.round(lhr.categories[kind].score * 100));
    seen.lcp.push(lhr.audits['largest-contentful-paint'].numericValue);
    seen.cls.push(lhr.audits['cumulative-layout-shift'].numericValue);
    seen.bytes.push(lhr.audits['total-byte-weight'].numericValue);
    for (const kind of ['accessibility', 'best-practices']) for (const { id, weight } of lhr.categories[kind].auditRefs) if (weight && lhr.audits[id].score === 0) faults.add(`${id}: ${lhr.audits[id].title}`);
    if (new URL(lhr.finalDisplayedUrl).pathname !== path.split('?')[0]) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
  }
  return { path, scores: Object.values(kinds).map(median), lcp: median(seen.lcp), cls: median(seen.cls), bytes: median(seen.bytes), faults };
}

const visitor = await Visitor.arrive(browser, base);
const pages = [['start', await look(visitor, '/')]];
await visitor.toOffices();
pages.push(['list of offices', await look(visitor, '/daftar/kantor')]);
await visitor.go('/daftar/kantor');
pages.push(['ticket', await look(visitor, await visitor.toTicket())]);
await browser.close();

console.log('| page | performance | accessibility | best practices | LCP, ms | CLS | kB |\n|---|---|---|---|---|---|---|');
let short = false;
for (const [name, { scores, lcp, cls, bytes, faults }] of pages) {
  console.log(`| ${name} | ${scores.join(' | ')} | ${Math.round(lcp)} | ${cls.toFixed(3)} | ${(bytes / 1000).toFixed(1)} |`);
  for (const fault of faults) console.error(`${name}: ${fault}`);
  short ||= Object.values(least).some((score, i) => scores[i] < score);
}
process.exit(short ? 1 : 0);
