// What both versions of SCORM have in common: finding the platform's API, one start, one end, and what is told in between.
// A version (scorm12.js, scorm2004.js) names its API and its elements: {api, start, set, get, commit, finish, most, begin, tell, standing}.
(() => {
  "use strict";
  const MOST_HOPS = 100;
  // Standing never goes back: not attempted -> incomplete -> failed -> passed.
  const STEPS = ["new", "incomplete", "failed", "passed"];
  const rank = (step) => Math.max(0, STEPS.indexOf(step));

  // The API stands in a window above, or in the window that opened this one, or above that. Windows of another origin may not be looked into.
  function above(from, name) {
    let here = from;
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      try { if (here[name]) return here[name]; } catch { return null; }
      if (here.parent === here) return null;
      here = here.parent;
    }
    return null;
  }
  function found(name) {
    const inside = above(window, name);
    if (inside) return inside;
    const topmost = (() => { try { return window.top.opener; } catch { return null; } })();
    return (window.opener && above(window.opener, name)) || (topmost && above(topmost, name)) || null;
  }

  // Without a platform nothing is set, and the page keeps what it knows on the device.
  function join(version) {
    const api = found(version.api);
    const yes = (value) => String(value) === "true";
    if (!api) return;
    // A platform that refuses, as after a page was loaded anew, keeps nothing, and the page has to say so.
    if (!yes(api[version.start](""))) {
      globalThis.weftKeepers = [{load: async () => null, save: () => false, end() {}}];
      return;
    }
    let open = true, began = Date.now(), standing = "new", best = 0, sent = "", of = 1;
    const get = (element) => String(api[version.get](element) ?? "");
    const set = (element, value) => yes(api[version.set](element, String(value)));
    const commit = () => yes(api[version.commit](""));
    const seconds = () => (Date.now() - began) / 1000;
    const tools = {get, set, seconds};
    const stepOf = (sum) => (sum.passed ? "passed" : sum.finished ? "failed" : "incomplete");
    const taken = (state) => Object.values(state.units).some((held) => held.tries.length);
    // What was only scrolled past waits for the next answer or for the end: a commit is a request, and lines are slow.
    const weight = (state) => JSON.stringify([state.place?.unit, Object.entries(state.units).map(([id, held]) => [id, held.tries.length, held.draft])]);

    const keeper = {
      async load(facts) {
        of = facts.units.length;
        const was = version.standing(tools);
        standing = STEPS.includes(was.step) ? was.step : "new";
        best = was.score;
        version.begin(tools, standing);
        if (rank(standing) < 1) standing = "incomplete";
        commit();
        return globalThis.weftPacking.unpacked(get("cmi.suspend_data"), facts);
      },
      save(state, sum) {
        if (!open) return false;
        if (rank(stepOf(sum)) > rank(standing)) standing = stepOf(sum);
        best = Math.max(best, sum.score);
        version.tell(tools, {standing, score: taken(state) || best ? best : null, place: state.place?.unit ?? "", progress: sum.units / of});
        const kept = set("cmi.suspend_data", globalThis.weftPacking.packed(state, version.most));
        const now = weight(state);
        if (now === sent && !document.hidden) return kept;
        const done = commit();
        if (done) sent = now;
        return kept && done;
      },
      end() {
        if (!open) return;
        open = false;
        commit();
        api[version.finish]("");
      },
    };
    // A page taken out of the browser's memory goes on where the platform lets it.
    addEventListener("pageshow", (event) => {
      if (!event.persisted || open) return;
      open = yes(api[version.start](""));
      began = Date.now();
    });
    addEventListener("online", () => {
      if (!open) return;
      const done = commit();
      if (!done) sent = "";
      document.body.toggleAttribute("data-not-kept", !done);
    });
    globalThis.weftKeepers = [keeper];
  }
  globalThis.weftPlatform = {join};
})();
