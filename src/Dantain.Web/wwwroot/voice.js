// Says calls: clips laid one after another on the clock of an audio context, so that no gap depends on a timer.
// Whole samples at every usual rate, so that what follows is not blurred between two of them.
const PAUSE = 0.24;

// Lays sounds (null is a pause) on the clock from `at` on; answers when the last one ends.
export function lay(context, target, sounds, at) {
  for (const sound of sounds) {
    if (sound) {
      const source = new AudioBufferSourceNode(context, { buffer: sound });
      source.connect(target);
      source.start(at);
    }
    at += sound ? sound.duration : PAUSE;
  }
  return at;
}

// The sounds of these clips; one that is not there is left out rather than the call with it. What people have recorded (addresses by clip,
// asked again at each call) comes before what is at the usual address, which is played when a recording cannot be.
export function library(context, address, recorded = () => ({})) {
  const kept = new Map();
  const load = async from => {
    const answer = await fetch(from);
    if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
    return context.decodeAudioData(await answer.arrayBuffer());
  };
  const get = clip => {
    if (clip === "jeda") return null;
    const usual = address.replace("{clip}", clip), from = recorded()[clip] ?? usual;
    if (!kept.has(from)) kept.set(from, load(from).catch(() => { kept.delete(from); return from === usual ? undefined : load(usual).catch(() => undefined); }));
    return kept.get(from);
  };
  return async clips => (await Promise.all(clips.map(get))).filter(sound => sound !== undefined);
}

// A voice that says one call after another, never two at once: whoever calls `say` waits until it is said.
export function voice(address, recorded) {
  const context = new AudioContext();
  const volume = new GainNode(context);
  volume.connect(context.destination);
  const sounds = library(context, address, recorded);
  let last = Promise.resolve();
  const speak = async (clips, percent) => {
    const ready = await sounds(clips);
    if (context.state !== "running") return;
    volume.gain.value = percent / 100;
    const from = context.currentTime + 0.05;
    const seconds = lay(context, volume, ready, from) - from;
    await new Promise(done => setTimeout(done, seconds * 1000 + 300));
  };
  return {
    context,
    get isOn() { return context.state === "running"; },
    turnOn: () => context.resume(),
    say: (clips, percent) => last = last.then(() => speak(clips, percent)).catch(() => { }),
  };
}
