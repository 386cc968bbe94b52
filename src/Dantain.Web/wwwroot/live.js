// An event stream that never gives up: EventSource ends after an answer like 503, so each one is followed by another, soon and never all
// screens at once. A heartbeat comes while nothing changes; a stream that is silent for longer leads to a machine that is gone without a word.
const SILENT = 20000, LONGEST = 3000;

export function follow(address, events, heard, patience = SILENT) {
  let tries = 0;
  const open = () => {
    const source = new EventSource(address);
    const again = () => {
      clearTimeout(silence);
      source.close();
      heard(false);
      setTimeout(open, Math.min(LONGEST, 250 * 2 ** tries++) * (0.5 + Math.random()));
    };
    let silence = setTimeout(again, patience);
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(again, patience);
      tries = 0;
      heard(true);
    };
    for (const [name, act] of Object.entries(events)) source.addEventListener(name, event => { alive(); act(JSON.parse(event.data)); });
    source.addEventListener("heartbeat", alive);
    source.onerror = again;
  };
  open();
}
