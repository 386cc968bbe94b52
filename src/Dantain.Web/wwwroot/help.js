import { follow } from "./live.js";

// A counter calls for help: whoever stands at the door sees it, without a reload that would take away what is typed.
const here = document.getElementById("help-here");
const page = `/loket/${here.dataset.office}/bantuan`;
let shown = "";

async function show(asks) {
  if (asks === shown) return;
  shown = asks;
  try {
    const answer = await fetch(page, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("#help .alarm");
    for (const form of fresh) form.elements.kembali.value = location.pathname;
    here.replaceChildren(...fresh);
  } catch { shown = ""; }
}

follow(`/api/v1/offices/${here.dataset.office}/queue/events`, { queue: day => show(day.help ?? "") }, () => { });
