// usage: node worker.mjs DIST CASES    The cases that tokens.py has written, counted by the worker's own program: the WebAssembly build.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [dist, file] = process.argv.slice(2);

// What the program finds in a worker of a browser.
let hear;
globalThis.fetch = async (name) => new Response(fs.readFileSync(path.join(dist, path.basename(String(name)))));
globalThis.postMessage = (message) => hear(message);
const { default: start } = await import(pathToFileURL(path.join(dist, "token_worker.js")).href);
const is = (kind) => new Promise((resolve, reject) => (hear = (message) => (message.get("kind") === kind ? resolve(message) : message.get("kind") === "started" || reject(new Error(message.get("kind"))))));
const ready = is("ready");
await start({ module_or_path: fs.readFileSync(path.join(dist, "token_worker_bg.wasm")) });
await ready;

let version = 0n;
async function count(encoding, text) {
  version += 1n;
  const counted = is("counted");
  globalThis.onmessage({ data: new Map([["version", version], ["encoding", encoding], ["text", text]]) });
  return Number((await counted).get("tokens"));
}

const cases = fs.readFileSync(file);
let at = 0;
const number = () => cases.readUInt32LE((at += 4) - 4);
let [tried, tokens, wrong] = [0, 0, 0];
while (at < cases.length) {
  number();
  const length = number();
  const text = cases.toString("utf8", at, (at += length));
  for (const encoding of ["o200k_base", "cl100k_base"]) {
    const expected = number();
    at += expected;
    tried += 1;
    tokens += expected;
    const counted = await count(encoding, text);
    if (counted !== expected && (wrong += 1) < 10) console.log(`${encoding}: ${JSON.stringify(text.slice(0, 80))} is ${expected}, the worker says ${counted}`);
  }
}
console.log(`WebAssembly: ${tried} cases, ${tokens} tokens, ${wrong} differences in counts`);
process.exit(wrong === 0 ? 0 : 1);
