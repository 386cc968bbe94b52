// An event stream that never gives up: EventSource ends after an answer like 503, so each one is followed by another, later and later
// (at most half a minute) and never all screens at once.
export function follow(address, events, heard) {
  let tries = 0;
  const open = () => {
    const source = new EventSource(address);
    const alive = () => { tries = 0; heard(true); };
    for (const [name, act] of Object.entries(events)) source.addEventListener(name, event => { alive(); act(JSON.parse(event.data)); });
    source.addEventListener("heartbeat", alive);
    source.onerror = () => {
      source.close();
      heard(false);
      setTimeout(open, Math.min(30000, 500 * 2 ** tries++) * (0.5 + Math.random()));
    };
  };
  open();
}
