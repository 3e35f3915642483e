// Results as QR codes on the screen, for who has neither network nor stick: the best go at each unit, signed, packed, in as many codes as needed.
(() => {
  "use strict";
  // Error correction M, ISO/IEC 18004 table 9: check words of a block, and blocks, by version.
  const CHECK = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, ...Array(19).fill(28)];
  const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49];
  const PIECE = 600, QUIET = 4, MASKS = [
    (x, y) => (x + y) % 2 === 0, (x, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
  ];
  const bit = (value, place) => (value >>> place) & 1;
  const range = (count) => [...Array(count).keys()];

  function words(version) {
    const between = Math.floor(version / 7) + 2;
    let modules = (16 * version + 128) * version + 64;
    if (version > 1) modules -= (25 * between - 10) * between - 55;
    if (version > 6) modules -= 36;
    return modules >> 3;
  }
  const room = (version) => words(version) - CHECK[version] * BLOCKS[version];
  const counted = (version) => (version < 10 ? 1 : 2);

  function times(a, b) {
    let product = 0;
    for (let place = 7; place >= 0; place--) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (bit(b, place) * a);
    return product;
  }
  function divisor(degree) {
    const out = [...Array(degree - 1).fill(0), 1];
    for (let round = 0, root = 1; round < degree; round++, root = times(root, 2)) {
      for (let place = 0; place < degree; place++) out[place] = times(out[place], root) ^ (out[place + 1] ?? 0);
    }
    return out;
  }
  function remainder(data, by) {
    const out = by.map(() => 0);
    for (const one of data) {
      const factor = one ^ out.shift();
      out.push(0);
      by.forEach((each, place) => { out[place] ^= times(each, factor); });
    }
    return out;
  }
  function packed(bytes, version) {
    const size = room(version), bits = [0, 1, 0, 0];
    for (let place = 8 * counted(version) - 1; place >= 0; place--) bits.push(bit(bytes.length, place));
    for (const one of bytes) for (let place = 7; place >= 0; place--) bits.push(bit(one, place));
    while (bits.length < size * 8 && (bits.length % 8 || bits.length === bytes.length * 8 + 4 + 8 * counted(version))) bits.push(0);
    const out = range(bits.length >> 3).map((at) => bits.slice(at * 8, at * 8 + 8).reduce((sum, one) => sum * 2 + one, 0));
    for (let pad = 0xec; out.length < size; pad ^= 0xec ^ 0x11) out.push(pad);
    return out;
  }
  function interleaved(data, version) {
    const all = words(version), count = BLOCKS[version], check = CHECK[version], short = count - (all % count), least = Math.floor(all / count) - check;
    const by = divisor(check), blocks = [];
    for (let place = 0, at = 0; place < count; place++) {
      const part = data.slice(at, (at += least + (place < short ? 0 : 1)));
      blocks.push({part, check: remainder(part, by)});
    }
    const out = range(least + 1).flatMap((at) => blocks.filter(({part}) => at < part.length).map(({part}) => part[at]));
    return [...out, ...range(check).flatMap((at) => blocks.map((block) => block.check[at]))];
  }
  function places(version) {
    if (version === 1) return [];
    const count = Math.floor(version / 7) + 2, step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
    return [6, ...range(count - 1).map((one) => version * 4 + 10 - one * step).reverse()];
  }
  function frame(version) {
    const size = version * 4 + 17, cells = range(size).map(() => Array(size).fill(null));
    const set = (x, y, dark) => { if (x >= 0 && y >= 0 && x < size && y < size) cells[y][x] = Boolean(dark); };
    const square = (cx, cy, reach, light) => {
      for (let y = -reach; y <= reach; y++) for (let x = -reach; x <= reach; x++) set(cx + x, cy + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
    };
    for (let at = 0; at < size; at++) { set(6, at, at % 2 === 0); set(at, 6, at % 2 === 0); }
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, [2, 4]);
    const last = size - 7;
    for (const x of places(version)) for (const y of places(version)) {
      if (!((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6))) square(x, y, 2, [1]);
    }
    if (version > 6) {
      let rest = version;
      for (let round = 0; round < 12; round++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
      for (let at = 0; at < 18; at++) {
        const dark = bit((version << 12) | rest, at), a = size - 11 + (at % 3), b = Math.floor(at / 3);
        set(a, b, dark);
        set(b, a, dark);
      }
    }
    told(set, size, 0);
    return {cells, set, size};
  }
  function told(set, size, mask) {
    let rest = mask;
    for (let round = 0; round < 10; round++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    const bits = ((mask << 10) | rest) ^ 0x5412;
    for (let at = 0; at < 15; at++) {
      const dark = bit(bits, at);
      if (at < 8) set(8, at < 6 ? at : at + 1, dark); else set(at === 8 ? 7 : 14 - at, 8, dark);
      if (at < 8) set(size - 1 - at, 8, dark); else set(8, size - 15 + at, dark);
    }
    set(8, size - 8, true);
  }
  function filled({cells, size}, data) {
    const free = [];
    for (let right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (let at = 0; at < size; at++) for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - at : at;
        if (cells[y][x] === null) free.push([x, y]);
      }
    }
    free.forEach(([x, y], at) => { cells[y][x] = Boolean(bit(data[at >> 3] ?? 0, 7 - (at & 7))); });
    return free;
  }
  // Long runs and full squares make a code hard to read.
  function harm(cells) {
    let sum = 0;
    const lines = [...cells, ...cells.map((_, x) => cells.map((row) => row[x]))];
    for (const line of lines) for (const run of line.map(Number).join("").match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    for (let y = 1; y < cells.length; y++) for (let x = 1; x < cells.length; x++) {
      if (cells[y][x] === cells[y - 1][x] && cells[y][x] === cells[y][x - 1] && cells[y][x] === cells[y - 1][x - 1]) sum += 3;
    }
    return sum;
  }
  // The cells of the smallest code that holds these bytes, true where dark.
  function code(bytes) {
    const version = range(41).find((one) => one && bytes.length + counted(one) + 1 <= room(one));
    if (!version) throw new RangeError("too long for one code");
    const made = frame(version), free = filled(made, interleaved(packed(bytes, version), version));
    const flip = (mask) => free.forEach(([x, y]) => { if (MASKS[mask](x, y)) made.cells[y][x] = !made.cells[y][x]; });
    const harms = MASKS.map((_, mask) => { flip(mask); told(made.set, made.size, mask); const sum = harm(made.cells); flip(mask); return sum; });
    const best = harms.indexOf(Math.min(...harms));
    flip(best);
    told(made.set, made.size, best);
    return made.cells;
  }
  function drawn(cells, words) {
    const size = cells.length + 2 * QUIET, path = cells.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ""))).join("");
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": words, "shape-rendering": "crispEdges"})) svg.setAttribute(name, value);
    svg.innerHTML = `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/>`;
    return svg;
  }

  const coded = (bytes) => btoa([...bytes].map((one) => String.fromCharCode(one)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  // Only the best go at each unit goes into codes; the file holds them all.
  function least(state) {
    const best = (tries) => tries.reduce((one, two) => (two.right.length > one.right.length ? two : one));
    const slim = ({id, at, language, answers}) => ({id, at, language, answers});
    const units = Object.entries(state.units).filter(([, held]) => held.tries.length).map(([unit, held]) => [unit, {tries: [slim(best(held.tries))]}]);
    return {v: 1, course: state.course, units: Object.fromEntries(units)};
  }
  async function pieces(text) {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
    const all = coded(new Uint8Array(await new Response(stream).arrayBuffer())), count = Math.ceil(all.length / PIECE), length = Math.ceil(all.length / count);
    return range(count).map((one) => `weft:${one + 1}/${count}:${all.slice(-6)}:${all.slice(one * length, (one + 1) * length)}`);
  }
  globalThis.weftCodes = {code, pieces, least};
  if (!globalThis.document) return;
  for (const button of document.querySelectorAll("button[data-codes]")) {
    if (!globalThis.CompressionStream || !globalThis.crypto?.subtle) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const {form} = button, place = form.parentElement.querySelector("div[data-codes]");
      if (!form.reportValidity()) return;
      const told = await pieces(await weftCourse.signed(form.elements.name.value.trim(), least(weftCourse.state())));
      place.replaceChildren(...told.map((one, at) => {
        const words = weftCourse.facts.words.code.replace("{place}", at + 1).replace("{of}", told.length), figure = document.createElement("figure");
        figure.append(drawn(code([...new TextEncoder().encode(one)]), words), Object.assign(document.createElement("figcaption"), {textContent: words}));
        return figure;
      }));
      place.focus();
    });
  }
})();
