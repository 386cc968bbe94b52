// Each outcome is heard and felt as another one, so that an officer need not look down: [Hz, ms] and the vibration in ms.
const signals = {
  good: { notes: [[880, 90], [1320, 160]], shake: [80] },
  late: { notes: [[660, 90], [880, 90], [1320, 160]], shake: [80, 60, 80] },
  papers: { notes: [[520, 120], [780, 120], [1040, 120], [780, 160]], shake: [60, 60, 240] },
  wait: { notes: [[660, 160], [0, 60], [660, 160]], shake: [80, 80, 80] },
  elsewhere: { notes: [[520, 120], [660, 120], [520, 200]], shake: [200, 100, 200] },
  day: { notes: [[660, 120], [520, 120], [660, 120], [520, 200]], shake: [200, 100, 200, 100, 200] },
  again: { notes: [[600, 70], [0, 40], [600, 70], [0, 40], [600, 70]], shake: [40, 40, 40, 40, 40] },
  full: { notes: [[330, 220], [0, 80], [330, 220]], shake: [300, 120, 300] },
  ended: { notes: [[440, 140], [330, 140], [220, 320]], shake: [100, 60, 400] },
  bad: { notes: [[220, 450]], shake: [400] },
};
const button = document.getElementById("bunyi");
let audio;

button?.addEventListener("click", () => button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true")));

export function tell(kind) {
  const signal = signals[kind] ?? signals.bad;
  navigator.vibrate?.(signal.shake);
  if (button?.getAttribute("aria-pressed") !== "true") return;
  try {
    audio ??= new AudioContext();
    audio.resume();
    let at = audio.currentTime;
    for (const [pitch, length] of signal.notes) {
      if (pitch) {
        const tone = audio.createOscillator(), loud = audio.createGain();
        tone.frequency.value = pitch;
        loud.gain.value = 0.2;
        tone.connect(loud).connect(audio.destination);
        tone.start(at);
        tone.stop(at + length / 1000);
      }
      at += length / 1000;
    }
  } catch { /* a machine without sound shows it all the same */ }
}
