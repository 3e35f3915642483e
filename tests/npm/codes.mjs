// Draws QR codes with the script of the learning pages and reads them back with the reader of others.
// In: {script, texts: [], results: []}; out: {texts: as they were read, pieces: [[text of each code]] of each file of results, read as well}.
import jsqr from "jsqr";
import {readFileSync} from "node:fs";
import {runInThisContext} from "node:vm";

const {script, texts, results} = JSON.parse(readFileSync(0, "utf-8"));
runInThisContext(readFileSync(script, "utf-8"));
const DOTS = 3, QUIET = 4;

function read(text) {
  const cells = weftCodes.code([...new TextEncoder().encode(text)]);
  const size = (cells.length + 2 * QUIET) * DOTS, pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  cells.forEach((row, y) => row.forEach((dark, x) => {
    for (let at = 0; dark && at < DOTS * DOTS; at++) {
      const place = ((y + QUIET) * DOTS + Math.floor(at / DOTS)) * size + (x + QUIET) * DOTS + (at % DOTS);
      pixels.fill(0, place * 4, place * 4 + 3);
    }
  }));
  return jsqr(pixels, size, size)?.data ?? "";
}
const pieces = [];
for (const one of results) pieces.push((await weftCodes.pieces(one)).map(read));
const state = weftCodes.least(JSON.parse(results[0]).state ?? {course: "", units: {}});
console.log(JSON.stringify({texts: texts.map(read), pieces, state}));
