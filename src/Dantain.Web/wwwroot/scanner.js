// A USB scanner types: faster than anybody can, and ends with Enter. It is taken wherever the cursor stands, and what stood there stays.
const Fastest = 40;

/** own: finds the field a code belongs into; scanned: takes the code. */
export function listen(own, scanned) {
  let burst = "", last = 0, into = null, before = "";
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const quick = event.timeStamp - last < Fastest;
    last = event.timeStamp;
    if (event.key === "Enter") {
      const text = burst;
      burst = "";
      if (!quick || text.length < 8) return;
      event.preventDefault();
      event.stopPropagation();
      if (into) into.value = before;
      scanned(text);
      return;
    }
    if (event.key.length !== 1) return;
    if (!quick) {
      burst = "";
      into = document.activeElement?.matches("input:not([type=checkbox])") ? document.activeElement : null;
      before = into === own() ? "" : into?.value ?? "";
    }
    burst += event.key;
  }, true);
}
