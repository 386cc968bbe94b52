// A recording is heard where it stands; without script its link opens it.
const player = new Audio();
document.addEventListener("click", event => {
  const link = event.target.closest("a[data-hear]");
  if (!link) return;
  event.preventDefault();
  player.src = link.href;
  player.play();
});
