// The camera looks all the time; a code counts again once another was seen or it was out of sight for a while.
const OutOfSight = 4000, Width = 800;
const box = document.getElementById("kamera"), button = document.getElementById("pindai"), torch = document.getElementById("senter"), news = document.getElementById("kamera-kabar");
const video = document.getElementById("gambar"), canvas = document.createElement("canvas");
let stream = null, seen = "", seenAt = 0;

/** Reads a QR code from a frame: by the browser where it can, else by the reader that comes with the page. */
async function reader() {
  if ("BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats().catch(() => [])).includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async frame => (await detector.detect(frame))[0]?.rawValue;
  }
  const zxing = await import("./zxing/reader/index.js");
  await zxing.prepareZXingModule({ overrides: { locateFile: file => new URL(`./zxing/reader/${file}`, import.meta.url).href }, fireImmediately: true });
  return async frame => (await zxing.readBarcodes(frame, { formats: ["QRCode"], maxNumberOfSymbols: 1, tryHarder: true }))[0]?.text;
}

function frame() {
  const scale = Math.min(1, Width / video.videoWidth);
  canvas.width = video.videoWidth * scale;
  canvas.height = video.videoHeight * scale;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

async function look(read, found) {
  const mine = stream;
  while (stream === mine) {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth && !document.hidden) {
      const text = await read(frame()).catch(() => null), now = performance.now();
      if (text && stream === mine) {
        if (text !== seen || now - seenAt > OutOfSight) found(text);
        [seen, seenAt] = [text, now];
      }
    }
    await new Promise(next => setTimeout(next, 80));
  }
}

async function start(found) {
  button.setAttribute("aria-pressed", "true");
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false });
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    const [track] = stream.getVideoTracks();
    torch.hidden = !track.getCapabilities?.().torch;
    track.addEventListener("ended", stop);
    news.textContent = "";
    look(await reader(), found);
  } catch (fault) {
    stop();
    news.textContent = fault.name === "NotAllowedError" ? box.dataset.blocked : box.dataset.none;
  }
}

function stop() {
  stream?.getTracks().forEach(track => track.stop());
  stream = null;
  video.hidden = torch.hidden = true;
  button.setAttribute("aria-pressed", "false");
  torch.setAttribute("aria-pressed", "false");
}

export function watch(found) {
  box.hidden = false;
  if (!navigator.mediaDevices?.getUserMedia) { button.hidden = true; news.textContent = box.dataset.none; return; }
  button.addEventListener("click", () => stream ? stop() : start(found));
  torch.addEventListener("click", async () => {
    const on = torch.getAttribute("aria-pressed") !== "true";
    await stream?.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: on }] });
    torch.setAttribute("aria-pressed", String(on));
  });
}
