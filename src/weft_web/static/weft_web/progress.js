/* Asks how far the work has come, and shows it; a list on the page that grows with it is shown anew. Without this script the page says what it said. */
"use strict";
const panel = document.querySelector("[data-progress]");
const PAUSE = 1500;
let told = "";

function note([text, address]) {
  const line = document.createElement("li");
  const place = address ? document.createElement("a") : line;
  place.textContent = text;
  if (address) { place.href = address; line.append(place); }
  return line;
}

function show(job) {
  const place = panel.querySelector(`[data-job="${job.id}"]`);
  if (!place) return;
  const bar = place.querySelector("progress");
  if (job.total) { bar.max = job.total; bar.value = job.done; }
  place.querySelector("[data-counted]").textContent = job.counted;
  place.querySelector("[data-doing]").textContent = job.doing;
  if (!job.stoppable) place.querySelector("[data-stop]")?.remove();
  place.querySelector("[data-notes]").replaceChildren(...(job.notes || []).map(note));
}

/* The parts marked data-fresh as the server shows them now; one that somebody is using is left alone. */
async function refresh() {
  const parts = [...document.querySelectorAll("[data-fresh]")].filter((part) => !part.contains(document.activeElement));
  if (!parts.length) return;
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  for (const part of parts) {
    const fresh = page.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
}

/* Whoever is writing is not interrupted. */
function typing() { return document.activeElement?.matches("input, textarea, select"); }

async function ask() {
  try {
    const answer = await fetch(panel.dataset.progress, { headers: { Accept: "application/json" } });
    const { jobs } = await answer.json();
    const known = jobs.every((job) => panel.querySelector(`[data-job="${job.id}"]`));
    if ((!jobs.length || !known) && !typing()) { location.reload(); return; }
    jobs.forEach(show);
    const now = jobs.map((job) => `${job.id}:${job.done}`).join();
    if (told && now !== told) await refresh();
    told = now;
  } catch { /* the line is down: asked again after the pause */ }
  setTimeout(ask, PAUSE);
}

if (panel) setTimeout(ask, PAUSE);
