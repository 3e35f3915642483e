/* Keeps what is written in a form on this device until it has arrived, and makes the number under which it arrives once.
   Without this script the form works; only the draft is not kept. */
"use strict";
const form = document.querySelector("form[data-draft]");
const done = document.querySelector("[data-sent]");
const PAUSE = 400;
const SKIPPED = new Set(["csrfmiddlewaretoken", "l", "website"]);
function read(key) {
  try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
}
function number() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
function written() {
  const kept = {};
  for (const field of form.elements) {
    if (!field.name || SKIPPED.has(field.name) || (field.type === "radio" && !field.checked)) continue;
    kept[field.name] = field.value;
  }
  return kept;
}
function put(kept) {
  let found = false;
  for (const field of form.elements) {
    if (!(field.name in kept) || field.name === "key" || SKIPPED.has(field.name)) continue;
    if (field.type === "radio") { if (field.value === kept[field.name] && !form.querySelector(`[name="${field.name}"]:checked`)) { field.checked = true; found = true; } }
    else if (!field.value && kept[field.name]) { field.value = kept[field.name]; found = true; }
  }
  return found;
}
function tell(words) { form.querySelector("[data-draft-said]").textContent = words; }
function keep() {
  try {
    localStorage.setItem(form.dataset.draft, JSON.stringify(written()));
    tell(form.dataset.kept.replace("{}", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })));
  } catch { /* no room, or not allowed: the form works without */ }
}
if (form) {
  const kept = read(form.dataset.draft);
  if (put(kept)) tell(form.dataset.found);
  form.elements.key.value = (!form.dataset.fresh && kept.key) || number();
  let waiting;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(keep, PAUSE); });
  form.addEventListener("submit", keep);
}
if (done) try { localStorage.removeItem(done.dataset.sent); } catch { /* nothing was kept */ }
