// Whoever signs out gives back the letters of the numbers that this device would have given without a line: they are another device's then.
const LENT = /^nomor:(?=\/(pintu|loket)\/)/;

document.querySelector("form[action='/keluar']")?.addEventListener("submit", async event => {
  const lent = Object.keys(localStorage).filter(key => LENT.test(key)), form = event.target;
  if (!lent.length) return;
  event.preventDefault();
  try {
    const { ask, waiting } = await import("./away.js");
    for (const key of lent) {
      const station = key.replace(LENT, "");
      if ((await waiting(station)).length) continue;   // some are people's, and not entered yet
      localStorage.removeItem(key);
      await ask(`${station}?handler=Return`, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    }
  } catch { /* the letter stays lent to this device, which gives none of it any more */ } finally { form.submit(); }
});
