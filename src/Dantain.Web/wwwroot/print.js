// The button works with script only; without it the browser's own menu prints the same page.
const button = document.getElementById('cetak');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
