/* Asks how far the work has come, and shows it; when all is done the page is shown anew. Without this script the page says what it said. */
"use strict";
const panel = document.querySelector("[data-progress]");
const PAUSE = 1500;
function show(job) {
  const place = panel.querySelector(`[data-job="${job.id}"]`);
  if (!place) return;
  const bar = place.querySelector("progress");
  if (job.total) { bar.max = job.total; bar.value = job.done; }
  place.querySelector("[data-counted]").textContent = job.counted;
  place.querySelector("[data-doing]").textContent = job.doing;
}
async function ask() {
  try {
    const answer = await fetch(panel.dataset.progress, { headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (!told.jobs.length) { location.reload(); return; }
    told.jobs.forEach(show);
  } catch { /* the line is down: asked again after the pause */ }
  setTimeout(ask, PAUSE);
}
if (panel) setTimeout(ask, PAUSE);
