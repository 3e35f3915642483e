// SCORM 1.2: status, score, place, time and state of the one SCO. Elements of this version only.
(() => {
  "use strict";
  const STEPS = {passed: "passed", completed: "passed", failed: "failed", incomplete: "incomplete", browsed: "incomplete"};
  const two = (number) => String(number).padStart(2, "0");
  const hundredths = (seconds) => Math.floor(seconds * 100);
  // HHHH:MM:SS.SS
  function span(seconds) {
    const all = hundredths(seconds), whole = Math.floor(all / 100);
    return `${String(Math.floor(whole / 3600)).padStart(4, "0")}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${two(all % 100)}`;
  }
  globalThis.weftPlatform.join({
    api: "API",
    start: "LMSInitialize",
    set: "LMSSetValue",
    get: "LMSGetValue",
    commit: "LMSCommit",
    finish: "LMSFinish",
    most: 4096,
    standing: ({get}) => ({step: STEPS[get("cmi.core.lesson_status")] ?? "new", score: Math.floor(Number(get("cmi.core.score.raw")) || 0)}),
    begin({set}, standing) {
      if (standing === "new") set("cmi.core.lesson_status", "incomplete");
      set("cmi.core.exit", "suspend");
    },
    tell({set, seconds}, {standing, score, place}) {
      if (score !== null) {
        set("cmi.core.score.min", 0);
        set("cmi.core.score.max", 100);
        set("cmi.core.score.raw", score);
      }
      set("cmi.core.lesson_status", standing);
      set("cmi.core.lesson_location", place);
      set("cmi.core.session_time", span(seconds()));
    },
  });
})();
