// The answer is read aloud and seen first; the next code can be typed or scanned at once.
(document.getElementById("hasil") ?? document.querySelector(".wrong"))?.scrollIntoView({ block: "start" });
const code = document.getElementById("code");
code?.focus({ preventScroll: true });
code?.select();
