// The learning pages: one unit at a time, quizzes marked, progress kept. Without this script everything is on the page and can be read.
// State: {v, course, place: {unit, at}, units: {id: {seen: [], tries: [{id, at, language, right: [], of, answers: {}}], draft: {}}}}
(() => {
  "use strict";
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), facts.words[key]);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const bare = (text) => text.trim().replace(/\.+$/, "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").split(/\s+/).join(" ").trim();

  // ---- what is kept -------------------------------------------------------------------------------------------------------------------
  const empty = () => ({v: 1, course: facts.course, place: null, units: {}});
  const unitOf = (state, id) => (state.units[id] ??= {seen: [], tries: [], draft: {}});
  const later = (a, b) => (!a || (b && (b.at > a.at || (b.at === a.at && b.unit > a.unit))) ? b : a) ?? null;
  const ordered = (value) => Array.isArray(value) ? value.map(ordered)
    : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, ordered(value[name])])) : value;
  const written = (value) => JSON.stringify(ordered(value));
  const greater = (a, b) => (a === undefined || (b !== undefined && written(b) > written(a)) ? b : a);

  // Two states of one learner laid together: nothing that either knows is lost, in whichever order they meet. Its twin: progress.py.
  function merged(a, b) {
    const out = {...empty(), place: later(a.place, b.place)};
    for (const id of new Set([...Object.keys(a.units), ...Object.keys(b.units)])) {
      const [one, two] = [a, b].map((state) => state.units[id] ?? {seen: [], tries: [], draft: {}});
      const tries = new Map();
      for (const each of [...one.tries, ...two.tries]) tries.set(each.id, greater(tries.get(each.id), each));
      out.units[id] = {
        seen: [...new Set([...one.seen, ...two.seen])].sort(),
        tries: [...tries.values()].sort((x, y) => (x.at < y.at ? -1 : x.at > y.at ? 1 : x.id < y.id ? -1 : 1)),
        draft: Object.fromEntries(Object.keys({...one.draft, ...two.draft}).map((name) => [name, greater(one.draft[name], two.draft[name])])),
      };
    }
    return out;
  }

  const percent = (right, of) => (of ? Math.floor((right * 100) / of) : 0);
  const bestOf = (state, unit) => Math.max(0, ...(state.units[unit.id]?.tries ?? []).map((each) => each.right.length));
  const taken = (state, unit) => (state.units[unit.id]?.tries ?? []).length > 0;
  const passed = (state, unit) => percent(bestOf(state, unit), unit.questions) >= facts.pass;
  function summary(state) {
    const right = facts.units.reduce((sum, unit) => sum + bestOf(state, unit), 0);
    const of = facts.units.reduce((sum, unit) => sum + unit.questions, 0);
    return {
      score: percent(right, of),
      passed: facts.units.every((unit) => passed(state, unit)),
      finished: facts.units.every((unit) => taken(state, unit)),
      begun: Object.keys(state.units).length > 0,
      units: facts.units.filter((unit) => passed(state, unit)).length,
    };
  }

  const device = {
    key: `weft-course-${facts.course}`,
    held() {
      try { return JSON.parse(localStorage.getItem(this.key)); } catch { return null; }
    },
    async load() { return this.held(); },
    // Another page of the course may have kept something meanwhile; drafts are only those of the units on this page.
    save(state) {
      const held = this.held(), out = held ? merged(state, held) : state, here = all("[data-page][data-unit]").map((page) => page.dataset.unit);
      if (held) for (const id of Object.keys(out.units)) out.units[id].draft = (here.includes(id) ? state : held).units[id]?.draft ?? {};
      try { localStorage.setItem(this.key, JSON.stringify(out)); return true; } catch { return false; }
    },
    end() {},
  };

  let state = empty();
  const keepers = [];
  function keep() {
    const sum = summary(state);
    const kept = keepers.map((keeper) => keeper.save(state, sum)).some((one) => one !== false);
    document.body.toggleAttribute("data-not-kept", !kept);
    told();
  }

  // ---- quizzes ------------------------------------------------------------------------------------------------------------------------
  const right = (field) => JSON.parse(field.dataset.right);
  function answered(field) {
    const kind = field.dataset.kind;
    if (kind === "matching" || kind === "ordering") {
      const chosen = all("select", field).map((select) => [select.name.split(".").pop(), select.value]);
      if (chosen.some(([, value]) => !value)) return null;
      if (kind === "ordering" && new Set(chosen.map(([, value]) => value)).size < chosen.length) return null;
      if (kind === "ordering") return chosen.sort((a, b) => a[1] - b[1]).map(([id]) => id);
      return chosen.map(([, value]) => value);
    }
    if (kind === "short") {
      const said = field.querySelector("input").value.trim();
      return said ? [said] : null;
    }
    const chosen = all("input:checked", field).map((input) => input.value);
    return chosen.length ? chosen : null;
  }
  function isRight(field, answer) {
    if (!answer) return false;
    const wanted = right(field);
    if (field.dataset.kind === "short") return wanted.includes(bare(answer[0]));
    if (field.dataset.kind === "multiple") return answer.length === wanted.length && wanted.every((id) => answer.includes(id));
    return answer.join() === wanted.join();
  }
  function filled(field, answer) {
    const kind = field.dataset.kind;
    if (kind === "short") field.querySelector("input").value = answer?.[0] ?? "";
    else if (kind === "matching") all("select", field).forEach((select, place) => { select.value = answer?.[place] ?? ""; });
    else if (kind === "ordering") all("select", field).forEach((select) => { select.value = answer ? answer.indexOf(select.name.split(".").pop()) + 1 || "" : ""; });
    else all("input", field).forEach((input) => { input.checked = answer?.includes(input.value) ?? false; });
  }
  const fields = (form) => all("fieldset.question", form);
  const answersOf = (form) => Object.fromEntries(fields(form).map((field) => [field.dataset.question, answered(field)]).filter(([, answer]) => answer));

  function shown(form, answers) {
    const good = [];
    for (const field of fields(form)) {
      const answer = answers[field.dataset.question];
      const fine = isRight(field, answer);
      if (fine) good.push(field.dataset.question);
      field.dataset.state = fine ? "right" : "wrong";
      verdict(field, say(fine ? "right" : answer ? "wrong" : "none"));
      const details = field.querySelector("details.answer");
      details.hidden = false;
      details.open = !fine;
    }
    return good;
  }
  function verdict(field, text) {
    const place = field.querySelector(".verdict") ?? field.insertBefore(Object.assign(document.createElement("p"), {className: "verdict"}), field.querySelector("details.answer"));
    place.textContent = text;
  }
  function cleared(form) {
    for (const field of fields(form)) {
      delete field.dataset.state;
      field.querySelector(".verdict")?.remove();
      const details = field.querySelector("details.answer");
      details.open = false;
      details.hidden = true;
    }
    form.querySelector(".result").textContent = "";
    form.classList.remove("done");
  }
  function checked(form) {
    const id = form.dataset.unit, answers = answersOf(form), good = shown(form, answers), of = fields(form).length;
    const held = unitOf(state, id);
    held.tries.push({id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, at: new Date().toISOString(), language: facts.language, right: good, of, answers});
    held.draft = {};
    const fine = percent(good.length, of) >= facts.pass;
    const result = form.querySelector(".result");
    result.textContent = say(fine ? "passed" : "failed", {right: good.length, of, percent: percent(good.length, of), mark: facts.pass});
    form.classList.add("done");
    form.querySelector("button").textContent = say("again");
    keep();
    result.focus();
  }
  // Platforms that shut a page into a frame may forbid it to send forms, and then no submit is told: the button is listened to as well.
  function pressed(form, act) {
    form.addEventListener("submit", (event) => { event.preventDefault(); act(); });
    form.addEventListener("click", (event) => {
      if (!event.target.closest("button[type=submit]")) return;
      event.preventDefault();
      if (form.reportValidity()) act();
    });
  }
  function quizzes() {
    for (const form of all("form.graded")) {
      cleared(form);
      pressed(form, () => {
        if (!form.classList.contains("done")) { checked(form); return; }
        fields(form).forEach((field) => filled(field, null));
        cleared(form);
        form.querySelector("button").textContent = say("check");
        form.querySelector("input, select").focus();
      });
      form.addEventListener("change", () => {
        if (form.classList.contains("done")) return;
        unitOf(state, form.dataset.unit).draft = answersOf(form);
        keep();
      });
    }
    all("form.practice").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
  }
  function drafts() {
    for (const form of all("form.graded:not(.done)")) {
      const draft = state.units[form.dataset.unit]?.draft ?? {};
      fields(form).forEach((field) => filled(field, draft[field.dataset.question]));
    }
  }

  // ---- one unit at a time, where a page holds several ------------------------------------------------------------------------------------
  const pages = all("[data-page]");
  function opened(focus) {
    if (pages.length < 2) return;
    const wanted = location.hash.slice(1);
    const target = wanted ? document.getElementById(wanted) : null;
    const page = target?.closest("[data-page]") ?? pages[0];
    pages.forEach((each) => { each.hidden = each !== page; });
    document.title = `${page.querySelector("h1").textContent} – ${facts.title}`;
    if (page.dataset.unit) placed(page.dataset.unit);
    all("[data-goes]").forEach((link) => link.toggleAttribute("aria-current", link.dataset.goes === page.id));
    if (!focus) return;
    const head = target && target !== page ? target : page.querySelector("h1");
    head.tabIndex = -1;
    head.focus({preventScroll: true});
    head.scrollIntoView();
  }
  function placed(unit) {
    state.place = {unit, at: new Date().toISOString()};
    unitOf(state, unit);
    keep();
  }

  // ---- what was read ----------------------------------------------------------------------------------------------------------------------
  function watched() {
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries.filter((one) => one.isIntersecting)) {
        const held = unitOf(state, entry.target.closest("[data-unit]").dataset.unit);
        if (held.seen.includes(entry.target.dataset.part)) continue;
        held.seen = [...held.seen, entry.target.dataset.part].sort();
        keep();
      }
    }, {rootMargin: "0px 0px -40% 0px"});
    all("[data-part]").forEach((part) => seen.observe(part));
  }

  // ---- where one stands ---------------------------------------------------------------------------------------------------------------------
  function told() {
    const sum = summary(state);
    for (const place of all("[data-state-of]")) {
      const unit = facts.units.find((one) => one.id === place.dataset.stateOf);
      const held = state.units[unit.id];
      const code = passed(state, unit) ? "unit_passed" : taken(state, unit) ? "unit_failed" : held ? "unit_begun" : "unit_new";
      place.textContent = say(code, {percent: percent(bestOf(state, unit), unit.questions)});
      place.dataset.code = code;
    }
    for (const place of all("[data-standing]")) {
      place.textContent = say(sum.passed ? "course_passed" : "standing", {units: sum.units, of: facts.units.length, score: sum.score});
    }
    for (const bar of all("progress[data-progress]")) { bar.max = facts.units.length; bar.value = sum.units; }
    for (const link of all("[data-resume]")) {
      link.hidden = !state.place;
      if (state.place) link.href = facts.pages[state.place.unit];
    }
  }

  // ---- a file of results, signed on this device ------------------------------------------------------------------------------------------------
  const coded = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  async function resultFile(name, told = state) {
    const body = {weft: "course-result/1", course: facts.course, edition: facts.edition, name, made: new Date().toISOString(), state: told};
    const text = JSON.stringify(body);
    const pair = await crypto.subtle.generateKey({name: "ECDSA", namedCurve: "P-256"}, false, ["sign", "verify"]);
    const signature = await crypto.subtle.sign({name: "ECDSA", hash: "SHA-256"}, pair.privateKey, new TextEncoder().encode(text));
    const key = await crypto.subtle.exportKey("jwk", pair.publicKey);
    return JSON.stringify({text, key: {kty: key.kty, crv: key.crv, x: key.x, y: key.y}, signature: coded(signature)});
  }
  function given(name, text) {
    const link = Object.assign(document.createElement("a"), {href: URL.createObjectURL(new Blob([text], {type: "application/json"})), download: name});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  function results() {
    for (const form of all("form.results")) {
      if (!globalThis.crypto?.subtle) continue;
      form.hidden = false;
      pressed(form, async () => {
        given(`weft-${facts.course}.json`, await resultFile(form.elements.name.value.trim()));
      });
    }
  }

  // ---- start ------------------------------------------------------------------------------------------------------------------------------------
  async function start() {
    keepers.push(...(globalThis.weftKeepers ?? [device]));
    for (const keeper of keepers) {
      const found = await keeper.load(facts, merged);
      if (found?.v === 1 && found.course === facts.course) state = merged(state, found);
    }
    document.body.classList.add("lively");
    quizzes();
    drafts();
    results();
    if (pages.length < 2 && pages[0]?.dataset.unit) placed(pages[0].dataset.unit);
    if (!location.hash && state.place && facts.resume) location.replace(facts.pages[state.place.unit]);
    opened(false);
    watched();
    told();
    addEventListener("hashchange", () => opened(true));
    addEventListener("pageshow", async (event) => { if (event.persisted) take(await keepers[0].load(facts, merged)); });
    addEventListener("pagehide", () => keepers.forEach((keeper) => { keeper.save(state, summary(state)); keeper.end(); }));
    document.addEventListener("visibilitychange", () => { if (document.hidden) keepers.forEach((keeper) => keeper.save(state, summary(state))); });
  }
  // Laid to what is known here; `alone`: what is known here is another learner's and is set aside. What stands in a form stays there.
  function take(other, alone = false) {
    if (!other) return;
    state = alone ? merged(empty(), other) : merged(state, other);
    if (alone) drafts();
    keep();
  }
  globalThis.weftCourse = {merged, summary: () => summary(state), state: () => state, take, keepers, device, facts, signed: resultFile};
  start();
})();
