// cmi5: the course as one assignable unit. What is learned is told to the platform's record store; the state is kept there too.
// Order of statements: initialized; completed and passed as soon as they are true, once; failed only when the sitting ends, because a learner
// may still pass in it; terminated. None after that: what a page learns later is told in the next sitting.
(() => {
  "use strict";
  const asked = new URLSearchParams(location.search);
  const given = Object.fromEntries(["endpoint", "fetch", "actor", "registration", "activityId"].map((name) => [name, asked.get(name)]));
  if (Object.values(given).some((value) => !value)) return;

  const VERBS = "http://adlnet.gov/expapi/verbs/", CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/";
  const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
  const MOST = 50000, AGAIN_AFTER_MS = 15000, STATE = "weft-course", SESSION = `weft-cmi5 ${given.fetch}`;
  const endpoint = given.endpoint.replace(/\/*$/, "/");
  const actor = JSON.parse(given.actor);
  const began = Date.now();
  const duration = () => `PT${((Date.now() - began) / 1000).toFixed(2)}S`;
  let token = "", launch = {}, facts = null, open = false, latest = null, sum = null, tried = 0, waiting = false, queue = Promise.resolve(true);
  const told = {completed: false, passed: false}, made = {};

  // The platform hands its key out once; a page that is loaded anew finds it where it was put.
  const session = JSON.parse(sessionStorage.getItem(SESSION) ?? "{}");
  const remember = (values) => sessionStorage.setItem(SESSION, JSON.stringify(Object.assign(session, values)));

  async function request(path, values, options = {}) {
    const query = values ? `?${new URLSearchParams(values)}` : "";
    const headers = {"X-Experience-API-Version": "1.0.3", "Authorization": `Basic ${token}`, ...(options.body ? {"Content-Type": "application/json"} : {})};
    return fetch(endpoint + path + query, {...options, headers});
  }
  const place = (stateId) => ({stateId, activityId: given.activityId, agent: given.actor, registration: given.registration});
  async function found(path, values) {
    const answer = await request(path, values);
    return answer.ok ? answer.json() : null;
  }

  // Every change in its turn: a later state never arrives before an earlier one.
  function sent(task) {
    queue = queue.then(task, task).then((answer) => answer?.ok !== false, () => false);
    return queue;
  }
  // Platforms that are reached without encryption have no randomUUID.
  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }
  function statement(verb, result, {moves = false, mastery = false} = {}) {
    const context = JSON.parse(JSON.stringify(launch.contextTemplate ?? {}));
    context.registration = given.registration;
    context.contextActivities ??= {};
    const categories = [...(context.contextActivities.category ?? []), {id: `${CATEGORIES}cmi5`}, ...(moves ? [{id: `${CATEGORIES}moveon`}] : [])];
    context.contextActivities.category = [...new Map(categories.map((one) => [one.id, one])).values()];
    if (mastery && launch.masteryScore !== undefined) context.extensions = {...context.extensions, [MASTERY]: launch.masteryScore};
    return {
      id: uuid(),
      timestamp: new Date().toISOString(),
      actor,
      verb: {id: VERBS + verb, display: {en: verb}},
      object: {objectType: "Activity", id: given.activityId},
      context,
      ...(result ? {result} : {}),
    };
  }
  const say = (made, keepalive = false) => request("statements", null, {method: "POST", body: JSON.stringify(made), keepalive});
  const stateBody = () => JSON.stringify({line: globalThis.weftPacking.packed(latest, MOST), told});
  const put = (keepalive = false) => request("activities/state", place(STATE), {method: "PUT", body: stateBody(), keepalive});

  // A sitting may have been broken off before the answer came: the store knows what it was told.
  async function said(name) {
    const held = await found("statements", {agent: given.actor, activity: given.activityId, registration: given.registration, verb: VERBS + name, limit: 1});
    return Boolean(held?.statements?.length);
  }

  // The mark is the platform's where it sets one. What decides is the score of a course whose every unit is passed, else the weakest unit.
  const percentOf = (unit) => Math.floor((Math.max(0, ...(latest.units[unit.id]?.tries ?? []).map((one) => one.right.length)) * 100) / unit.questions);
  const decisive = () => (sum.passed ? sum.score : Math.min(...facts.units.map(percentOf)));
  const good = () => sum.finished && decisive() / 100 >= (launch.masteryScore ?? facts.pass / 100);
  const judged = (success) => ({success, duration: duration(), score: {scaled: decisive() / 100, raw: decisive(), min: 0, max: 100}});
  const triesIn = (state) => Object.values(state?.units ?? {}).reduce((all, held) => all + held.tries.length, 0);
  const counts = () => open && (launch.launchMode ?? "Normal") === "Normal";
  // Told once; one that did not arrive is told again as it was.
  function tell(name, build) {
    if (told[name] || made[name]) return;
    made[name] = build();
    sent(async () => {
      const answer = await say(made[name]).catch(() => ({ok: false}));
      told[name] = answer.ok || answer.status === 409;
      if (!told[name]) setTimeout(() => again(name), AGAIN_AFTER_MS);
      return answer;
    });
  }
  function again(name) {
    const build = made[name];
    made[name] = null;
    if (open) tell(name, () => build);
  }

  const keeper = {
    async load(known) {
      facts = known;
      try { return await this.joined(); } catch { return null; }
    },
    async joined() {
      if (session.token) token = session.token;
      else {
        token = (await (await fetch(given.fetch, {method: "POST"})).json())["auth-token"];
        if (!token) return null;
        remember({token});
      }
      launch = (await found("activities/state", place("LMS.LaunchData"))) ?? {};
      await found("agents/profile", {profileId: "cmi5LearnerPreferences", agent: given.actor});
      if (!session.begun) {
        await say(statement("initialized"));
        remember({begun: true});
      }
      open = !session.ended;
      leaving();
      const held = await found("activities/state", place(STATE));
      if (!held) return null;
      Object.assign(told, held.told);
      const state = globalThis.weftPacking.unpacked(held.line, facts);
      tried = triesIn(state);
      for (const name of tried ? Object.keys(told).filter((one) => !told[one]) : []) told[name] = await said(name);
      return state;
    },
    save(state, standing) {
      if (!token) return false;
      latest = state;
      sum = standing;
      if (counts() && sum.finished) tell("completed", () => statement("completed", {completion: true, duration: duration()}, {moves: true}));
      if (counts() && good()) tell("passed", () => statement("passed", judged(true), {moves: true, mastery: true}));
      if (waiting) return true;
      waiting = true;
      sent(() => { waiting = false; return put(); }).then((kept) => document.body.toggleAttribute("data-not-kept", !kept));
      return true;
    },
    // What is under way when the page goes is broken off, so the last state goes once more, in a request that outlives the page.
    end() {
      if (!token || !open) return;
      const last = [statement("terminated", {duration: duration()})];
      const failed = latest && counts() && sum.finished && !good() && !told.passed && triesIn(latest) > tried;
      if (failed) last.unshift(statement("failed", judged(false), {moves: true, mastery: true}));
      open = false;
      if (latest) put(true);
      say(last, true);
      remember({ended: true});
    },
  };

  // A way out, where the platform says where to.
  function leaving() {
    if (!launch.returnURL || !facts.leave) return;
    const button = Object.assign(document.createElement("button"), {type: "button", className: "button plain leave", textContent: facts.leave});
    button.addEventListener("click", async () => {
      await queue;
      location.assign(launch.returnURL);
    });
    document.querySelector(".course-top .inner").append(button);
  }
  addEventListener("online", () => { if (open && latest) keeper.save(latest, sum); });
  globalThis.weftKeepers = [keeper];
})();
