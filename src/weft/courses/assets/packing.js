// A learner's state as a short line of ASCII signs, for platforms that keep a few thousand of them, and back.
// Line: 1|unit;at|unit/unit...|.  Unit: id;seen;try+try;draft  Try: id:at:language:of:right:answers  Answers: question=answer,answer$question=...
// What does not fit is dropped in this order, oldest first; best tries and the place stay to the last:
//   1. answers of tries that are neither the best nor the last of their unit   2. those tries
//   3. answers of the other tries   4. last tries that are not the best   5. drafts of units where one is not   6. the draft where one is
(() => {
  "use strict";
  const VERSION = "1", END = ".", UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const code = (text) => encodeURIComponent(text);
  const plain = (text) => decodeURIComponent(text);
  const listed = (text, sign) => (text ? text.split(sign) : []);
  const unique = (values) => [...new Set(values)];

  // A part of a unit as two signs; the list of parts turns them back.
  function mark(part) {
    let sum = 7;
    for (const sign of part) sum = (sum * 31 + sign.codePointAt(0)) % 1296;
    return sum.toString(36).padStart(2, "0");
  }
  const partsOf = (facts, id) => [...(facts.units.find((unit) => unit.id === id)?.parts ?? []), "exercise", "quiz"];

  function shortId(id) {
    if (!UUID.test(id)) return `!${code(id)}`;
    const bytes = id.replaceAll("-", "").match(/../g).map((pair) => parseInt(pair, 16));
    return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }
  function longId(text) {
    if (text.startsWith("!")) return plain(text.slice(1));
    const hex = [...atob(text.replaceAll("-", "+").replaceAll("_", "/"))].map((sign) => sign.charCodeAt(0).toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }
  const shortTime = (at) => Date.parse(at).toString(36);
  const longTime = (text) => new Date(parseInt(text || "?", 36)).toISOString();

  const answersLine = (answers) => Object.entries(answers ?? {}).map(([id, answer]) => `${code(id)}=${answer.map(code).join(",")}`).join("$");
  const answersFrom = (line) => Object.fromEntries(listed(line, "$").map((each) => each.split("=")).map(([id, answer]) => [plain(id), answer.split(",").map(plain)]));
  const tryLine = (one) => [shortId(one.id), shortTime(one.at), one.language, one.of.toString(36), one.right.map(code).join(","), answersLine(one.answers)].join(":");
  function tryFrom(line) {
    const [id, at, language, of, right, answers] = line.split(":");
    return {id: longId(id), at: longTime(at), language, right: listed(right, ",").map(plain), of: parseInt(of, 36), answers: answersFrom(answers)};
  }
  const unitLine = ([id, held]) => [code(id), unique(held.seen.map(mark)).join(""), held.tries.map(tryLine).join("+"), answersLine(held.draft)].join(";");
  function unitFrom(line, facts) {
    const [id, seen, tries, draft] = line.split(";"), marks = new Set(seen.match(/../g) ?? []);
    return [plain(id), {seen: partsOf(facts, plain(id)).filter((part) => marks.has(mark(part))).sort(), tries: listed(tries, "+").map(tryFrom), draft: answersFrom(draft)}];
  }
  function line(state) {
    const place = state.place ? `${code(state.place.unit)};${shortTime(state.place.at)}` : "";
    return [VERSION, place, Object.entries(state.units).map(unitLine).join("/"), END].join("|");
  }

  // ---- what goes when there is no room ----------------------------------------------------------------------------------------------------
  const ends = (tries) => ({best: tries.reduce((best, one) => (!best || one.right.length > best.right.length ? one : best), null), last: tries[tries.length - 1] ?? null});
  const oldestFirst = (pairs) => pairs.sort((a, b) => (a[1].at < b[1].at ? -1 : 1));
  const triesWhere = (state, wanted) => oldestFirst(Object.values(state.units).flatMap((held) => held.tries.filter((one) => wanted(one, ends(held.tries))).map((one) => [held, one])));
  const without = (pairs) => pairs.map(([held, one]) => () => { held.tries = held.tries.filter((each) => each !== one); });
  const bare = (pairs) => pairs.map(([, one]) => () => { one.answers = {}; });
  const between = (one, {best, last}) => one !== best && one !== last;
  const draftsOf = (state, here) => Object.entries(state.units).filter(([id]) => (id === state.place?.unit) === here).map(([, held]) => () => { held.draft = {}; });
  const STEPS = [
    (state) => bare(triesWhere(state, between)),
    (state) => without(triesWhere(state, between)),
    (state) => bare(triesWhere(state, () => true)),
    (state) => without(triesWhere(state, (one, {best}) => one !== best)),
    (state) => draftsOf(state, false),
    (state) => draftsOf(state, true),
  ];

  function packed(state, most) {
    let out = line(state);
    if (out.length <= most) return out;
    const copy = JSON.parse(JSON.stringify(state));
    for (const step of STEPS) {
      for (const drop of step(copy)) {
        drop();
        out = line(copy);
        if (out.length <= most) return out;
      }
    }
    return out;
  }
  // A line that is not ours is no state. Of one that a platform cut, the unit at the cut goes and the others stay.
  function unpacked(text, facts) {
    const [version, place, told, end] = String(text ?? "").split("|");
    if (version !== VERSION || told === undefined) return null;
    const units = end === END ? told : told.split("/").slice(0, -1).join("/");
    try {
      const [unit, at = ""] = place.split(";");
      return {v: 1, course: facts.course, place: place ? {unit: plain(unit), at: longTime(at)} : null, units: Object.fromEntries(listed(units, "/").map((each) => unitFrom(each, facts)))};
    } catch { return null; }
  }
  globalThis.weftPacking = {packed, unpacked, mark};
})();
