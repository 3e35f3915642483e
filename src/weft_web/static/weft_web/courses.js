/* Learning pages in the workbench: what the device keeps goes to the learner's account too, as soon as there is a network.
   Without this script the device keeps it alone. */
(() => {
  "use strict";
  const {facts, keepers, device} = weftCourse;
  const owner = `${device.key}-owner`;
  const PAUSE = 1500, AGAIN = 30000, SMALL = 60000;
  const text = () => { const {units, ...rest} = weftCourse.state(); return JSON.stringify({...rest, units: Object.fromEntries(Object.entries(units).map(([id, {seen, tries}]) => [id, {seen, tries}]))}); };
  let token = "", known = "", timer = 0, busy = false;

  function say(code, more = "") {
    for (const place of document.querySelectorAll("[data-account]")) {
      place.textContent = `${facts[`said_${code}`]} ${more}`.trim();
      place.dataset.code = code;
    }
  }
  // The device may hold what another learner reached on it: that is set aside for her, and comes back when she signs in again.
  function belongs(learner) {
    const before = localStorage.getItem(owner);
    if (before && before !== learner) {
      localStorage.setItem(`${device.key}-of-${before}`, JSON.stringify(weftCourse.state()));
      localStorage.removeItem(device.key);
      weftCourse.take({v: 1, course: facts.course, place: null, units: {}}, true);
    }
    const aside = `${device.key}-of-${learner}`, left = localStorage.getItem(aside);
    localStorage.setItem(owner, learner);
    if (!left) return;
    weftCourse.take(JSON.parse(left));
    localStorage.removeItem(aside);
  }
  async function asked(options) {
    const answer = await fetch(facts.progress, {redirect: "manual", credentials: "same-origin", ...options});
    // 403: the sitting has ended meanwhile.
    if (answer.type === "opaqueredirect" || answer.status === 403) return null;
    const told = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(told.error), {refused: true});
    token = told.token;
    return told;
  }
  async function send() {
    clearTimeout(timer);
    if (busy || !token || text() === known) return;
    busy = true;
    const sent = text();
    try {
      const told = await asked({method: "POST", body: sent, headers: {"Content-Type": "application/json", "X-CSRFToken": token}, keepalive: sent.length < SMALL});
      if (!told) { token = ""; say("signed_out"); return; }
      const unchanged = text() === sent;
      weftCourse.take(told.state);
      if (unchanged) known = text();
      say("kept");
    } catch (error) {
      if (error.refused) { known = sent; say("refused", error.message); }
      else { say("waits"); timer = setTimeout(send, AGAIN); }
    } finally { busy = false; }
  }
  async function begin() {
    try {
      const told = await asked({});
      if (!told) { say("signed_out"); return; }
      belongs(told.learner);
      weftCourse.take(told.state);
      await send();
    } catch (error) { say(error.refused ? "refused" : "waits", error.refused ? error.message : ""); }
  }
  keepers.push({
    async load() { return null; },
    save() {
      if (!token || text() === known) return Boolean(token);
      clearTimeout(timer);
      timer = setTimeout(send, PAUSE);
      return true;
    },
    end() { send(); },
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });
  addEventListener("online", () => (token ? send() : begin()));
  begin();
})();
