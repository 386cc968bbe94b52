// Somebody with a phone, who books as people do. Shared by the scripts of this folder.
import puppeteer from 'puppeteer-core';

export const open = () => puppeteer.launch({
  executablePath: process.env.DANTAIN_CHROMIUM || '/usr/bin/chromium',
  // Chromium refuses its sandbox to root, and calls out unless told not to.
  args: [...(process.getuid() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

export class Visitor {
  constructor(page, base) { Object.assign(this, { page, base }); }

  static async arrive(browser, base, viewport = { width: 390, height: 780, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true }) {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    return new Visitor(page, base);
  }

  go(path) { return this.page.goto(this.base + path, { waitUntil: 'load' }); }

  async press(selector) {
    await Promise.all([this.page.waitForNavigation(), this.page.$eval(selector, e => e.click())]);
    const wrong = await this.page.$('.wrong, .refused');
    if (wrong) throw new Error(`${selector}: ${await wrong.evaluate(e => e.innerText)}`);
  }

  // The office's own forms send themselves in the background.
  async pressHere(selector) {
    await Promise.all([this.page.waitForResponse(answer => answer.request().method() === 'POST'), this.page.$eval(selector, e => e.click())]);
    await this.page.waitForNetworkIdle({ idleTime: 300 });
  }

  async toOffices(look = async () => {}) {
    await this.go('/daftar/layanan');
    await look('layanan', 'service');
    await this.go('/daftar/perlu/KTP-HILANG');
    await look('perlu', 'need');
    await this.press('main form:last-of-type button.button');
    await this.page.type('#nik', nik());
    await this.page.type('#name', 'Siti Rahmawati');
    await this.page.select('#village', '32.75.01.1002');
    await look('siapa', 'who');
    await this.press('main form:last-of-type button.button');
  }

  async toTicket(look = async () => {}) {
    await look('kantor', 'office');
    await this.press('.offices a');
    await look('waktu', 'time');
    await this.press('button[name=jam]');
    await this.page.type('#phone', '081234567890');
    await look('kontak', 'contact');
    await this.press('main form:last-of-type button.button');
    await look('periksa', 'check');
    await this.press('#daftarkan');
    await look('tiket', 'ticket');
    return new URL(this.page.url()).pathname;
  }
}

let people = 0;
export const nik = () => `32750141019${String(Date.now()).slice(-3, -1)}${String(100 + ++people)}`;
