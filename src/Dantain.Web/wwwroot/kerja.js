// The small work of /daftar/tunggu (see SmallWork): for each part a number whose SHA-256 with the challenge begins with some zero bits.
// The page starts this file once more as a worker, so that it stays alive under the finger, and goes on with what the worker found.
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p)) primes.push(n);
const fraction = x => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
const K = Uint32Array.from(primes, p => fraction(Math.cbrt(p)));
const H = Uint32Array.from(primes.slice(0, 8), p => fraction(Math.sqrt(p)));
const W = new Uint32Array(64);
const turn = (x, n) => (x >>> n) | (x << (32 - n));

// The first 32 bits of the SHA-256 of a short text: at most 55 characters of ASCII, one block.
function firstWord(text) {
  W.fill(0, 0, 16);
  for (let i = 0; i < text.length; i++) W[i >> 2] |= text.charCodeAt(i) << (24 - 8 * (i & 3));
  W[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
  W[15] = text.length * 8;
  for (let i = 16; i < 64; i++) {
    const a = W[i - 15], b = W[i - 2];
    W[i] = W[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + W[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = H;
  for (let i = 0; i < 64; i++) {
    const x = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const y = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + x) | 0; d = c; c = b; b = a; a = (x + y) | 0;
  }
  return (H[0] + a) >>> 0;
}

function solve({ challenge, parts, bits }) {
  const found = [];
  for (let part = 0; part < parts; part++) {
    let number = 0;
    while (firstWord(`${challenge}.${part}.${number}`) >>> (32 - bits)) number++;
    found.push(number);
  }
  return found.join('.');
}

if (typeof document === 'undefined') onmessage = ({ data }) => postMessage(solve(data));
else {
  const form = document.getElementById('tunggu');
  for (const says of document.querySelectorAll('#sendiri')) says.hidden = false;
  const worker = new Worker(import.meta.url, { type: 'module' });
  worker.onmessage = ({ data }) => { form.elements.kerja.value = data; form.submit(); };
  worker.postMessage({ challenge: form.elements.tantangan.value, parts: +form.dataset.parts, bits: +form.dataset.bits });
}
