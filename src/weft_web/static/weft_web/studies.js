/* Writing in place: the form of a block is fetched and shown where the block stands; a text not yet saved is kept on this device. */
"use strict";
const article = document.querySelector("[data-study]");
const PIECE = { "X-Piece": "1" };
const kept = (key) => `weft-study:${location.pathname}:${key}`;
async function piece(address, options = {}) {
  return fetch(address, { ...options, headers: PIECE, credentials: "same-origin" });
}
function show(html, place) {
  const box = document.createElement("div");
  box.lang = document.documentElement.lang;
  box.innerHTML = html;
  place.after(box);
  begin(box);
  const text = box.querySelector("textarea:not([hidden])");
  (box.querySelector("[role=alert]") || text || box.querySelector("button"))?.focus();
  return box;
}
function close(box) {
  const block = box.previousElementSibling;
  box.remove();
  if (block?.classList.contains("blk")) { block.hidden = false; block.querySelector("[data-edit], [data-add]")?.focus(); }
}
function begin(box) {
  const writing = box.querySelector("[data-writing]");
  const text = box.querySelector("#id_text");
  if (!writing) return;
  const key = kept(writing.dataset.writing);
  if (text) {
    const draft = localStorage.getItem(key);
    if (draft !== null && draft !== text.value && !box.querySelector("[role=alert]")) text.value = draft;
    text.addEventListener("input", () => localStorage.setItem(key, text.value));
  }
  box.querySelectorAll("[data-put]").forEach(putter(text));
  const cite = box.querySelector("[data-cite]");
  cite?.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = cite.querySelector("[name=q]").value;
    const answer = await piece(`${cite.dataset.cite}?q=${encodeURIComponent(words)}`);
    cite.querySelector("[data-found]").innerHTML = await answer.text();
    cite.querySelectorAll("[data-put]").forEach(putter(text));
  });
  box.querySelectorAll("[data-write]").forEach((form) => form.addEventListener("submit", (event) => send(event, box, key)));
  if (article) box.querySelectorAll("[data-close]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault(); localStorage.removeItem(key); close(box);
  }));
}
function putter(text) {
  return (button) => {
    if (!text) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      text.setRangeText(button.dataset.put, text.selectionStart, text.selectionEnd, "end");
      text.dispatchEvent(new Event("input"));
      text.focus();
    });
  };
}
function down(form) {
  const line = form.querySelector("[data-down]");
  line.hidden = false;
  line.focus();
}
async function send(event, box, key) {
  if (!article) { localStorage.removeItem(key); return; }
  event.preventDefault();
  const form = event.target;
  const sent = new FormData(form, event.submitter);
  let answer;
  try { answer = await piece(form.action, { method: "POST", body: sent }); } catch { down(form); return; }
  const said = await answer.text();
  if (answer.ok) {
    localStorage.removeItem(key);
    const target = new URL(said, location.href);
    if (target.pathname === location.pathname) { location.hash = target.hash; location.reload(); } else location.assign(target);
    return;
  }
  const place = box.previousElementSibling;
  box.remove();
  show(said, place);
}
async function open(event, hide) {
  const link = event.target.closest("a");
  const place = link.closest(".blk") || link.parentElement;
  event.preventDefault();
  let answer;
  try { answer = await piece(link.href); } catch { location.assign(link.href); return; }
  if (!answer.ok) { location.assign(link.href); return; }
  document.querySelectorAll("[data-opened]").forEach(close);
  const box = show(await answer.text(), place);
  box.dataset.opened = "";
  if (hide) place.hidden = true;
}
if (article) {
  article.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("[data-edit]")) open(event, true);
    else if (event.target.closest("[data-add]")) open(event, false);
    else if (!event.target.closest("a, button, summary, input, textarea, select, label, [data-opened]") && !String(getSelection())) {
      const edit = event.target.closest("p, li")?.closest(".blk")?.querySelector("[data-edit]");
      if (edit && event.target.closest(".blk > :first-child")) edit.click();
    }
  });
} else begin(document);
