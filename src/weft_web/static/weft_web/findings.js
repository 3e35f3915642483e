/* Judging by keys, searching the obligations, keeping what was not saved. Without this script every page does the same by hand. */
"use strict";
const form = document.querySelector("[data-judge]");
const KEPT_DAYS = 14;
const store = {
  get(name) { try { return localStorage.getItem(name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(name, value); } catch { /* full, or not allowed: nothing is kept */ } },
  drop(name) { try { localStorage.removeItem(name); } catch { /* not allowed */ } },
};

/* Obligations: one finds hers among all by any word or article. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
document.querySelectorAll("[data-obligations]").forEach((part) => {
  const field = part.querySelector("input[type=search]");
  const none = part.querySelector("[data-none]");
  field.closest(".field").hidden = false;
  const rows = [...part.querySelectorAll(".ticks label")].map((row) => [row, plain(row.textContent)]);
  const groups = [...part.querySelectorAll("[data-group]")].map((group) => [group, group.open]);
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    rows.forEach(([row, text]) => { row.hidden = !words.every((word) => text.includes(word)); });
    groups.forEach(([group, open]) => {
      const some = group.querySelector("label:not([hidden])") !== null;
      group.hidden = !some;
      group.open = words.length ? some : open;
    });
    const found = rows.some(([row]) => !row.hidden);
    none.hidden = found;
    none.textContent = found ? "" : none.dataset.none;
  });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
});
document.querySelectorAll(".fold").forEach((fold) => {
  const count = fold.querySelector("[data-count]");
  fold.addEventListener("change", () => { count.textContent = fold.querySelectorAll(":checked").length; });
});

/* What was begun and not saved is offered back. */
if (form) {
  const name = `weft-draft-${form.dataset.judge}`;
  const NOT_KEPT = new Set(["csrfmiddlewaretoken", "key", "seen"]);
  const values = () => [...new FormData(form)].filter(([field]) => !NOT_KEPT.has(field));
  const first = JSON.stringify(values());
  const kept = JSON.parse(store.get(name) || "null");
  const offer = form.querySelector("[data-draft]");
  const fresh = kept && Date.now() - kept.at < KEPT_DAYS * 86400000;
  if (fresh && JSON.stringify(kept.values) !== first) {
    offer.hidden = false;
    const again = form.closest("details");
    if (again) again.open = true;
  } else if (kept) {
    store.drop(name);
  }
  offer.querySelector("[data-take]").addEventListener("click", () => {
    for (const field of form.querySelectorAll("input[type=radio], input[type=checkbox]")) {
      field.checked = kept.values.some(([key, value]) => key === field.name && value === field.value);
    }
    for (const field of form.querySelectorAll("textarea, select")) {
      const found = kept.values.find(([key]) => key === field.name);
      if (found) field.value = found[1];
    }
    offer.hidden = true;
    form.querySelector("textarea").focus();
  });
  offer.querySelector("[data-drop]").addEventListener("click", () => { store.drop(name); offer.hidden = true; });
  form.addEventListener("input", () => {
    const now = values();
    if (JSON.stringify(now) === first) store.drop(name);
    else store.set(name, JSON.stringify({ at: Date.now(), values: now }));
  });
  let sent = false;
  form.addEventListener("submit", (event) => { if (sent) event.preventDefault(); sent = true; });
  addEventListener("pageshow", () => { sent = false; });
}
const saved = document.querySelector("[data-saved]");
if (saved && form) {
  const [country, , person] = form.dataset.judge.split("-");
  store.drop(`weft-draft-${country}-${saved.dataset.saved}-${person}`);
}

/* Text or page: the choice is kept. */
const views = document.querySelectorAll("[name=view]");
views.forEach((view) => {
  if (store.get("weft-view") === view.value && !location.search.includes("show=")) view.checked = true;
  view.addEventListener("change", () => store.set("weft-view", view.value));
});

/* Keys: never while one types, never with Ctrl, Alt or Meta, and they can be turned off. */
const list = document.getElementById("keys");
const hints = document.querySelector("[data-keys]");
const on = list && list.querySelector("[data-keys-on]");
const keysOn = () => store.get("weft-keys") !== "off";
function typing(target) {
  return target.closest("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])") !== null;
}
function choose(letter) {
  const field = form && form.querySelector(`[data-key="${letter}"]`);
  if (!field) return;
  const again = form.closest("details");
  if (again) again.open = true;
  field.checked = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (letter === "c") (form.querySelector("[name=extent]:checked") || form.querySelector("[name=extent]")).focus();
  else field.focus();
}
function comment() {
  if (!form) return;
  const again = form.closest("details");
  if (again) again.open = true;
  const field = form.querySelector("textarea");
  if (!form.querySelector("[name=verdict]:checked")) form.querySelector("[name=verdict][value=none]").checked = true;
  field.focus();
}
const DO = {
  a: () => choose("a"), c: () => choose("c"), r: () => choose("r"), m: comment,
  j: () => follow("j"), k: () => follow("k"),
  z: () => { const undo = document.querySelector("form[data-undo]"); if (undo) undo.requestSubmit(); },
  "?": () => list.showModal(),
};
function follow(letter) {
  const link = document.querySelector(`[data-go="${letter}"]`);
  if (link) link.click();
}
if (list) {
  on.checked = keysOn();
  hints.hidden = !keysOn();
  on.addEventListener("change", () => { store.set("weft-keys", on.checked ? "on" : "off"); hints.hidden = !on.checked; });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || list.open) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target) || (event.key !== "?" && !keysOn())) return;
    if (event.key === "Enter" && form && (event.target === document.body || event.target.matches("input[type=radio], input[type=checkbox]"))) {
      if (form.querySelector("[name=verdict]:checked")) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    const act = DO[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
}
const error = document.querySelector(".errors");
if (error) error.focus();
