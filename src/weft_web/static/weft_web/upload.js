/* Files sent piece by piece (tus 1.0.0), so that a line that drops costs only what was under way. Without this script the form sends them whole. */
"use strict";
const zone = document.querySelector("[data-upload]");
/* Bytes of a piece: at first, at least, at most; after so many good pieces a line that dropped is trusted with more. */
const PIECE = 128 * 1024, LEAST_PIECE = 48 * 1024, MOST_PIECE = 2 * 1024 * 1024, TRUSTED = 16;
const AT_ONCE = 3, QUICK = 1500, SLOW = 6000, FIRST_PAUSE = 1000, LONGEST_PAUSE = 20000, MOST_FAULTS = 8;
const TUS = { "Tus-Resumable": "1.0.0" };
const BESIDE = /(^|\/)(\.|__MACOSX|thumbs\.db$|desktop\.ini$)/i;

class Refused extends Error {}

const panel = document.querySelector("[data-uploads]");
const waiting = [];
/* One file, sent when the form is; else any number, as soon as they are chosen. Where it is looked at once it is here, if that is not the usual page. */
const single = "single" in (zone?.dataset || {});
let page = "";
let running = 0, done = 0, refused = 0, leftOut = 0, sentBytes = 0, allBytes = 0;

function words(name, values = {}) {
  return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), zone.dataset[name] || "");
}

function row(name) {
  const made = document.querySelector("[data-row]").content.firstElementChild.cloneNode(true);
  made.querySelector("[data-name]").textContent = name;
  made.querySelector("progress").setAttribute("aria-label", name);
  made.querySelector("[data-state]").textContent = words("waits");
  panel.querySelector("[data-list]").append(made);
  return made;
}

function take(files) {
  for (const { file, path } of files) {
    if (BESIDE.test(path)) { leftOut += 1; continue; }
    allBytes += file.size;
    waiting.push({ file, path, row: row(path), sent: 0 });
  }
  panel.hidden = false;
  total = done + refused + running + waiting.length;
  sum();
  while (running < AT_ONCE && waiting.length) next();
}

let total = 0;

function sum() {
  const all = done + refused === total;
  panel.querySelector("[data-sum]").textContent = all && !refused ? words("all", { total }) : words("sum", { done, total });
  whole();
  const left = panel.querySelector("[data-left]");
  left.hidden = !leftOut;
  left.textContent = words("left", { total: leftOut });
  panel.querySelector("[data-go]").hidden = !all;
  if (all && !refused && total) location.assign(page || zone.dataset.done);
}

async function next() {
  const job = waiting.shift();
  running += 1;
  try {
    end(job, words(await send(job) || "added"));
    done += 1;
  } catch (error) {
    refused += 1;
    end(job, words("refused"), error instanceof Refused ? error.message : words("broken"));
  }
  running -= 1;
  sum();
  if (waiting.length) next();
}

function end(job, state, why = "") {
  tell(job, job.file.size, state, why);
  job.row.querySelector("progress").value = why ? 0 : job.row.querySelector("progress").max;
}

function whole() {
  const bar = panel.querySelector(":scope > progress");
  bar.max = Math.max(allBytes, 1);
  bar.value = sentBytes;
}

function tell(job, offset, state, why = "") {
  sentBytes += offset - job.sent;
  job.sent = offset;
  whole();
  const bar = job.row.querySelector("progress");
  bar.max = Math.max(job.file.size, 1);
  bar.value = offset;
  job.row.querySelector("[data-state]").textContent = state;
  const place = job.row.querySelector("[data-why]");
  place.hidden = !why;
  place.textContent = why;
}

function said(text) { return btoa(String.fromCharCode(...new TextEncoder().encode(text))); }

function metadata(job) {
  const told = { filename: job.file.name, path: job.path, fingerprint: `${job.file.lastModified}-${job.file.size}` };
  if (zone.dataset.instrument) {
    told.instrument = zone.dataset.instrument;
    told.as_of = zone.querySelector("[name=as_of]").value;
    told.note = zone.querySelector("[name=note]").value;
  }
  return Object.entries(told).filter(([, value]) => value).map(([key, value]) => `${key} ${said(value)}`).join(",");
}

/* One request. A refusal ends the file; a sign-in page in its stead means that the person was signed out. */
async function ask(address, method, headers = {}, body = undefined) {
  const token = zone.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(address, { method, body, redirect: "manual", headers: { ...TUS, "X-CSRFToken": token, ...headers } });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new Refused(words("out"));
  if ([400, 413, 415, 422, 507].includes(answer.status)) throw new Refused((await answer.json()).message);
  return answer;
}

async function begin(job) {
  const answer = await ask(zone.dataset.upload, "POST", { "Upload-Length": String(job.file.size), "Upload-Metadata": metadata(job) });
  if (answer.status !== 201) throw new Error(answer.status);
  return { address: answer.headers.get("Location"), offset: Number(answer.headers.get("Upload-Offset")) };
}

async function stand(address) {
  const answer = await ask(address, "HEAD");
  if (!answer.ok) throw new Error(answer.status);
  page = answer.headers.get("Upload-Page") || page;
  return { offset: Number(answer.headers.get("Upload-Offset")), outcome: answer.headers.get("Upload-Outcome") };
}

/* How much is sent at a time: more on a good line, little on one that drops, for what is lost is what was under way. */
class Measure {
  piece = PIECE;
  most = MOST_PIECE;
  good = 0;

  went(took) {
    if (++this.good >= TRUSTED) { this.most = Math.min(MOST_PIECE, this.most * 2); this.good = 0; }
    if (took < QUICK) this.piece = Math.min(this.most, this.piece * 2);
    if (took > SLOW) this.piece = Math.max(LEAST_PIECE, this.piece / 2);
  }

  dropped() {
    this.piece = LEAST_PIECE;
    this.most = Math.max(LEAST_PIECE, this.most / 8);
    this.good = 0;
  }
}

async function send(job) {
  const measure = new Measure();
  let address = "", offset = 0, outcome = null, pause = FIRST_PAUSE, faults = 0;
  while (!outcome) {
    try {
      if (!address) ({ address, offset } = await begin(job));
      else ({ offset, outcome } = await stand(address));
      while (!outcome) {
        tell(job, offset, words("begun"));
        const began = performance.now();
        const body = job.file.slice(offset, offset + measure.piece);
        const answer = await ask(address, "PATCH", { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" }, body);
        /* Another request has gone on meanwhile: a browser repeats by itself what it lost on a line kept open. */
        if (answer.status === 409) { measure.dropped(); break; }
        if (!answer.ok) throw new Error(answer.status);
        offset = Number(answer.headers.get("Upload-Offset"));
        outcome = answer.headers.get("Upload-Outcome");
        page = answer.headers.get("Upload-Page") || page;
        measure.went(performance.now() - began);
        pause = FIRST_PAUSE;
        faults = 0;
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
      if (!(error instanceof TypeError) && ++faults > MOST_FAULTS) throw error;
      tell(job, offset, words("waits"), words("down"));
      measure.dropped();
      await rest(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }
  return outcome;
}

/* Until the pause is over, or the browser says that the line is back. */
function rest(pause) {
  return new Promise((go) => {
    const timer = setTimeout(go, pause);
    addEventListener("online", () => { clearTimeout(timer); go(); }, { once: true });
  });
}

/* A picked folder is the root: its own name does not count. */
function picked(files) {
  const found = [...files].map((file) => ({ file, path: file.webkitRelativePath.split("/").slice(1).join("/") || file.name }));
  return found.sort((one, other) => one.path.localeCompare(other.path));
}

function fileOf(entry) { return new Promise((go, fail) => entry.file(go, fail)); }

function some(reader) { return new Promise((go, fail) => reader.readEntries(go, fail)); }

async function walk(entry, path) {
  if (entry.isFile) return [{ file: await fileOf(entry), path }];
  const found = [], reader = entry.createReader();
  for (let entries = await some(reader); entries.length; entries = await some(reader)) {
    for (const one of entries) found.push(...await walk(one, path ? `${path}/${one.name}` : one.name));
  }
  return found;
}

async function dropped(items) {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  const alone = entries.length === 1 && entries[0].isDirectory;
  const found = [];
  for (const entry of entries) found.push(...await walk(entry, alone ? "" : entry.name));
  return single ? found.slice(0, 1) : found;
}

function listen() {
  zone.querySelector("[data-plain]").hidden = !single;
  zone.querySelectorAll("[data-script]").forEach((part) => { part.hidden = false; });
  const folder = zone.querySelector("[data-folder]");
  if (folder) folder.hidden = false;
  const choices = [...zone.querySelectorAll("[type=file]")];
  if (single) {
    zone.addEventListener("submit", (event) => { event.preventDefault(); take(picked(choices[0].files)); });
  } else {
    choices.forEach((choice) => choice.addEventListener("change", () => { take(picked(choice.files)); choice.value = ""; }));
  }
  ["dragenter", "dragover"].forEach((name) => zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); }));
  ["dragleave", "drop"].forEach((name) => zone.addEventListener(name, () => zone.classList.remove("over")));
  zone.addEventListener("drop", async (event) => { event.preventDefault(); take(await dropped(event.dataTransfer.items)); });
  addEventListener("beforeunload", (event) => { if (running || waiting.length) event.preventDefault(); });
}

if (zone && panel) listen();
