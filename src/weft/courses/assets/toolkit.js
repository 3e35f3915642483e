// The toolkit: ticks kept on the device, words of the glossary found, a change of language that stays at the same piece.
// Without this script everything is on the page.
(() => {
  "use strict";
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const say = (key, values) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), facts.words[key]);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // ---- ticks: one list of names for all languages ---------------------------------------------------------------------------------------
  const KEY = "weft-toolkit-ticks";
  const held = () => { try { return new Set(JSON.parse(localStorage.getItem(KEY)) ?? []); } catch { return new Set(); } };
  const keep = (ticks) => { try { localStorage.setItem(KEY, JSON.stringify([...ticks].sort())); } catch { document.body.dataset.notKept = ""; } };
  function ticked(list) {
    const boxes = all("input[type=checkbox]", list), done = boxes.filter((one) => one.checked).length;
    list.querySelector("[data-ticked]").textContent = done ? say("ticked", {done, of: boxes.length}) : "";
    list.querySelector("[data-clear]").hidden = !done;
  }
  function show() {
    const ticks = held();
    for (const list of all("[data-ticks]")) {
      for (const box of all("input[type=checkbox]", list)) box.checked = ticks.has(box.name);
      ticked(list);
    }
  }
  for (const list of all("[data-ticks]")) {
    list.addEventListener("change", ({target}) => {
      const ticks = held();
      if (target.checked) ticks.add(target.name); else ticks.delete(target.name);
      keep(ticks);
      ticked(list);
    });
    list.querySelector("[data-clear]").addEventListener("click", () => {
      const ticks = held();
      for (const box of all("input[type=checkbox]", list)) { box.checked = false; ticks.delete(box.name); }
      keep(ticks);
      ticked(list);
      list.querySelector("input").focus();
    });
  }
  addEventListener("storage", ({key}) => { if (key === KEY) show(); });
  addEventListener("pageshow", show);
  show();

  // ---- the glossary ---------------------------------------------------------------------------------------------------------------------
  const field = document.querySelector("[data-find]");
  if (field) {
    const terms = all(".term").map((place) => ({place, text: bare(place.textContent)}));
    const find = () => {
      const words = bare(field.value).split(/\s+/).filter(Boolean);
      for (const {place, text} of terms) place.hidden = !words.every((word) => text.includes(word));
      const found = terms.filter(({place}) => !place.hidden).length;
      document.querySelector("[data-found]").textContent = words.length ? say("found", {found, of: terms.length}) : "";
    };
    field.addEventListener("input", find);
    // Who comes to a term by a link sees it, whatever was looked for before.
    addEventListener("hashchange", () => { field.value = ""; find(); });
    find();
  }

  // ---- the same piece in another language: where she came to, where she did something, or what she stayed at before she went up again ----
  const PIECE = "section[id], .term[id]", REST = 1000;
  let piece = location.hash.slice(1), resting = 0;
  const shown = () => all(PIECE).filter((one) => !one.hidden && one.getBoundingClientRect().top < innerHeight / 3).at(-1)?.id;
  addEventListener("hashchange", () => { piece = location.hash.slice(1); });
  for (const what of ["click", "change", "focusin"]) document.addEventListener(what, ({target}) => { piece = target.closest?.(PIECE)?.id ?? piece; });
  addEventListener("scroll", () => { clearTimeout(resting); resting = setTimeout(() => { piece = shown() ?? piece; }, REST); }, {passive: true});
  for (const link of all("[data-language]")) {
    link.addEventListener("click", () => { link.hash = document.getElementById(piece)?.matches(PIECE) ? piece : ""; });
  }
  document.body.classList.add("lively");
})();
