// SCORM 2004, 4th edition: completion, success, score, place, time and state of the one SCO.
(() => {
  "use strict";
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  function stepOf(completion, success) {
    if (success === "passed" || success === "failed") return success;
    return completion === "incomplete" || completion === "completed" ? "incomplete" : "new";
  }
  globalThis.weftPlatform.join({
    api: "API_1484_11",
    start: "Initialize",
    set: "SetValue",
    get: "GetValue",
    commit: "Commit",
    finish: "Terminate",
    most: 64000,
    standing: ({get}) => ({
      step: stepOf(get("cmi.completion_status"), get("cmi.success_status")),
      score: Math.floor(Number(get("cmi.score.raw")) || 0),
    }),
    begin({set}, standing) {
      if (standing === "new") set("cmi.completion_status", "incomplete");
      set("cmi.exit", "suspend");
    },
    tell({set, seconds}, {standing, score, place, progress}) {
      if (score !== null) {
        set("cmi.score.min", 0);
        set("cmi.score.max", 100);
        set("cmi.score.raw", score);
        set("cmi.score.scaled", score / 100);
      }
      // Whoever took every quiz has completed the course, whether or not it is passed.
      set("cmi.completion_status", standing === "incomplete" ? "incomplete" : "completed");
      if (standing !== "incomplete") set("cmi.success_status", standing);
      set("cmi.progress_measure", progress.toFixed(2));
      set("cmi.location", place);
      const all = seconds();
      set("cmi.session_time", `PT${Math.floor(all / 3600)}H${Math.floor(all / 60) % 60}M${two(all % 60)}S`);
    },
  });
})();
