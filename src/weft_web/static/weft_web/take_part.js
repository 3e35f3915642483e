/* Keeps what is being written on this device, letter by letter, and sends it when there is a line; says what was sent and what waits.
   A comment has its number before it leaves, so that it arrives once however often it is sent. Without this script the forms work alone. */
"use strict";
const say = document.currentScript.dataset;
const MARK = document.body.dataset.mark;
const DRAFT = `weft.draft.${MARK}.`;
const OUT = `weft.out.${MARK}.`;
const FIELDS = ["text", "about", "quote", "proposal", "language", "before", "after"];
const NEAR = 120;
const SOON = 2000, LATEST = 60000, PATIENCE = 30000;
const state = document.getElementById("state");
const forms = [...document.querySelectorAll("form.c[data-place]")];
let busy = false, again = false, pause = SOON, timer, arrived = "";

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}
function write(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); return localStorage.getItem(key) !== null; } catch { return false; }
}
function remove(key) {
  try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
}
function waiting() {
  try {
    return Object.keys(localStorage).filter((one) => one.startsWith(OUT)).map(read).filter(Boolean).sort((a, b) => a.at - b.at);
  } catch { return []; }
}
function number() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
/* Times as the page gives them: in the zone of the round. */
function told(when, style, zone = document.body.dataset.zone) {
  const tongue = document.documentElement.lang.replace(/^en$/, "en-GB");
  try {
    return new Date(when).toLocaleString(tongue, { ...style, timeZone: zone });
  } catch { return new Date(when).toLocaleString(tongue, style); }
}
function clock(when) {
  return told(when, { hour: "2-digit", minute: "2-digit" });
}
function make(tag, words, name) {
  const one = document.createElement(tag);
  if (words) one.textContent = words;
  if (name) one.className = name;
  return one;
}

/* Drafts */
function slot(form) {
  return DRAFT + form.dataset.place + (form.elements.instead ? `#${form.elements.instead.value}` : "");
}
function field(form, name) {
  const there = form.elements[name];
  if (there || (name !== "quote" && name !== "proposal")) return there;
  const label = make("label", say[name]);
  const made = make(name === "quote" ? "input" : "textarea");
  made.name = name;
  made.id = `${name}-${form.elements.text.id}`;
  label.htmlFor = made.id;
  label.dataset.made = made.dataset.made = "1";
  form.querySelector(".row").before(label, made);
  return made;
}
function hidden(form, name) {
  const made = form.elements[name] || form.appendChild(document.createElement("input"));
  made.type = "hidden";
  made.name = name;
  made.dataset.made = "1";
  return made;
}
function words(form) {
  return FIELDS.reduce((held, name) => (form.elements[name] ? { ...held, [name]: form.elements[name].value } : held), {});
}
function keep(form) {
  const written = words(form);
  if (!(written.text + (written.proposal || "")).trim()) { remove(slot(form)); return; }
  const kept = write(slot(form), { ...written, key: form.elements.key.value, at: Date.now() });
  if (kept) tell(form, say.kept.replace("{}", clock(Date.now())));
}
function tell(form, said) {
  const line = form.querySelector("[data-told]") || form.appendChild(make("p", "", "s q"));
  line.dataset.told = "1";
  line.textContent = said;
}
function restore(form) {
  const kept = form.dataset.fresh ? null : read(slot(form));
  if (!kept) return;
  if (read(OUT + kept.key)) { remove(slot(form)); return; }
  for (const name of FIELDS) if (kept[name]) (name === "before" || name === "after" ? hidden : field)(form, name).value = kept[name];
  form.elements.key.value = kept.key;
  if (form.closest("details")) form.closest("details").open = true;
  tell(form, say.draft.replace("{}", told(kept.at, { dateStyle: "medium", timeStyle: "short" })));
}
function empty(form) {
  for (const made of form.querySelectorAll("[data-made]")) made.remove();
  for (const name of ["text", "quote", "proposal"]) if (form.elements[name]) form.elements[name].value = "";
  form.marked = "";
  document.getSelection().removeAllRanges();
  form.elements.key.value = number();
  if (form.elements.instead) form.elements.instead.remove();
}

/* Sending */
function post(form) {
  const written = words(form);
  let key = form.elements.key.value;
  if (read(OUT + key)) key = number();
  const sent = { ...Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "do")), ...written, key };
  if (!write(OUT + key, { url: form.action, place: form.dataset.place, fields: sent, at: Date.now() })) return false;
  remove(slot(form));
  empty(form);
  tell(form, "");
  show();
  send();
  return true;
}
async function send() {
  if (busy) { again = true; return; }
  busy = true;
  clearTimeout(timer);
  let failed = false;
  do {
    again = false;
    for (const one of waiting()) if (!one.refused && !(await deliver(one))) { failed = true; break; }
  } while (again && !failed);
  busy = false;
  if (failed) { timer = setTimeout(send, pause); pause = Math.min(pause * 2, LATEST); } else pause = SOON;
  show();
}
/* Whether the line held: what was refused for good stays on the device, and does not hold up what comes after it. */
async function deliver(one) {
  const ended = new AbortController();
  const limit = setTimeout(() => ended.abort(), PATIENCE);
  try {
    const body = new URLSearchParams(one.fields);
    const answer = await fetch(one.url, { method: "POST", body, headers: { Accept: "application/json" }, signal: ended.signal, cache: "no-store" });
    if (answer.status >= 500) return false;
    if (answer.status === 404) return refuse(one, say.gone);
    const said = await answer.json();
    if (answer.ok && said.key === one.fields.key) return done(one, said);
    if (answer.ok || !said.problem) return false;
    return said.problem.endsWith("_differs") ? anew(one) : refuse(one, said.said || say.refused);
  } catch { return false; } finally { clearTimeout(limit); }
}
function done(one, said) {
  remove(OUT + one.fields.key);
  arrived = say.sent.replace("{}", clock(said.at)) + (said.late ? ` ${say.late}` : "");
  const line = document.querySelector(`[data-out="${one.fields.key}"]`);
  if (line) {
    line.className = "";
    line.dataset.key = one.fields.key;
    line.querySelector("[data-state]").textContent = arrived;
  }
  show();
  return true;
}
/* Under its number other words had come, from another window: these are sent as a comment of their own. */
function anew(one) {
  const key = number();
  if (!write(OUT + key, { ...one, fields: { ...one.fields, key } })) return false;
  remove(OUT + one.fields.key);
  again = true;
  return true;
}
function refuse(one, why) {
  write(OUT + one.fields.key, { ...one, refused: why });
  return true;
}

/* Showing */
function show() {
  const left = waiting();
  for (const one of left) if (!document.querySelector(`[data-out="${one.fields.key}"], [data-key="${one.fields.key}"]`)) line(one);
  const refused = left.filter((one) => one.refused);
  const open = left.length - refused.length;
  state.hidden = !left.length && !arrived;
  state.classList.toggle("stick", left.length > 0);
  state.textContent = open ? say.waits.replace("{}", open) : left.length ? "" : arrived;
  if (open) state.append(button(say.now, () => { pause = SOON; send(); }));
  for (const one of refused) state.append(lost(one));
}
function button(said, act) {
  const made = make("button", said, "btn link");
  made.type = "button";
  made.addEventListener("click", act);
  const row = make("div", "", "row");
  row.append(made);
  return row;
}
function lost(one) {
  const box = make("div");
  const text = make("textarea", [one.fields.text, one.fields.proposal].filter(Boolean).join("\n\n"));
  text.readOnly = true;
  text.setAttribute("aria-label", say.yours);
  box.append(make("p", one.refused), text, button(say.drop, () => { remove(OUT + one.fields.key); show(); }));
  return box;
}
function line(one) {
  const form = forms.find((form) => form.dataset.place === one.place);
  if (!form) return;
  const home = form.closest("details") || form;
  let list = home.previousElementSibling;
  if (!list || !list.matches("ul.mine, ol.posts")) {
    list = make("ul", "", "mine");
    list.setAttribute("aria-label", say.yours);
    home.before(list);
  }
  const made = make("li", "", "wait");
  made.dataset.out = one.fields.key;
  const told = make("p", say.wait, "s q");
  told.dataset.state = "1";
  made.append(told, make("p", one.fields.text || one.fields.proposal));
  list.append(made);
}

/* Words that are marked in a paragraph are those the comment is about. */
function marked() {
  const chosen = document.getSelection();
  const from = chosen && !chosen.isCollapsed && chosen.anchorNode && chosen.anchorNode.parentElement;
  const section = from && from.closest("[data-words]") && from.closest("section[data-place]");
  const form = section && forms.find((form) => form.dataset.place === section.dataset.place);
  if (!form || !section.contains(chosen.focusNode)) return;
  form.marked = chosen.toString().trim();
  const [before, after] = [document.createRange(), document.createRange()];
  const range = chosen.getRangeAt(0), words = from.closest("[data-words]");
  before.setStart(words, 0);
  before.setEnd(range.startContainer, range.startOffset);
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(words, words.childNodes.length);
  form.near = { before: before.toString().slice(-NEAR), after: after.toString().slice(0, NEAR) };
  if (!form.closest("details:not([open])")) take(form);
}
function take(form) {
  if (!form.marked) return;
  field(form, "quote").value = form.marked;
  for (const side of ["before", "after"]) hidden(form, side).value = form.near[side];
  keep(form);
}
function propose(form) {
  const there = field(form, "proposal");
  const section = document.querySelector(`section[data-place="${CSS.escape(form.dataset.place)}"] [data-words]`);
  if (!there.value && section) there.value = section.innerText;
  there.focus();
  keep(form);
}

for (const form of forms) {
  restore(form);
  if (form.closest("details")) form.closest("details").addEventListener("toggle", () => take(form));
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.name === "do") { event.preventDefault(); propose(form); return; }
    const written = words(form);
    if (!(written.text + (written.proposal || "")).trim()) return;
    if (post(form)) event.preventDefault();
  });
}
document.addEventListener("selectionchange", marked);
addEventListener("online", () => { pause = SOON; send(); });
addEventListener("pageshow", send);
addEventListener("storage", (event) => {
  if (event.key && event.key.startsWith(OUT) && !event.newValue) {
    const there = document.querySelector(`[data-out="${event.key.slice(OUT.length)}"]`);
    if (there) there.className = "";
  }
  show();
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });

const until = document.querySelector("[data-until]"), here = document.querySelector("[data-here]");
if (until && here) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  here.textContent = say.here.replace("{}", told(until.dateTime, { dateStyle: "long", timeStyle: "short" }, zone)).replace("{zone}", zone);
  here.hidden = false;
}
// What was refused may be taken now: the round was put off, the link given again.
for (const one of waiting()) if (one.refused) write(OUT + one.fields.key, { ...one, refused: "" });
show();
