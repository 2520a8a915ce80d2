// usage: node bench.mjs PROGRAM    PROGRAM: the folder of the built program
// Times every task of it, and prints the middle and the slowest of its rounds.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const program = await import(pathToFileURL(path.join(folder, "years.js")));
program.initSync({ module: fs.readFileSync(path.join(folder, "years_bg.wasm")) });

const ROUNDS = 21;
console.log(`${"What".padEnd(62)}${"middle".padStart(9)}${"slowest".padStart(10)}${"wanted".padStart(11)}`);
for (const task of program.tasks()) {
  for (let warm = 0; warm < 3; warm += 1) task.work();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    task.work();
    return performance.now() - start;
  }).sort((one, other) => one - other);
  const shown = (ms) => `${ms.toFixed(1)} ms`;
  console.log(`${task.name().padEnd(62)}${shown(times[ROUNDS >> 1]).padStart(9)}${shown(times.at(-1)).padStart(10)}${`< ${task.most_ms()} ms`.padStart(11)}`);
}
