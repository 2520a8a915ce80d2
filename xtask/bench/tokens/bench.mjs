// usage: node bench.mjs HOME DIST    HOME: the installed packages and the built programs of others; DIST: the built page
// Serves the texts and the programs from this machine, compressed, and lets a headless Chromium measure.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { adversarial, pasted } from "./corpus.mjs";
import { bundle } from "./bundle.mjs";
import { compressed, report } from "./report.mjs";

const [home, dist, beside] = process.argv.slice(2);
const here = import.meta.dirname;
const web = path.join(home, "web");
const LIMIT_IN_MINUTES = 12;

fs.rmSync(web, { recursive: true, force: true });
fs.cpSync(dist, web, { recursive: true });
await bundle(home, web);
for (const name of ["golia", "splintr", "ours"]) fs.copyFileSync(path.join(home, `peers/target/wasm32-unknown-unknown/release/peer_${name}.wasm`), path.join(web, `peer_${name}.wasm`));
for (const name of ["page.mjs", "peers.mjs", "paste.mjs"]) fs.copyFileSync(path.join(here, name), path.join(web, name));
if (beside) fs.copyFileSync(beside, path.join(web, "prototype.wasm"));
const names = ["ours", ...(beside ? ["prototype"] : []), "tiktoken", "splintr", "gpt-tokenizer", "tiktoken (wasm)", "js-tiktoken"];
const digest = createHash("sha256").update(fs.readFileSync(path.join(web, "o200k_base.vocabulary"))).digest("base64");
const vocabulary = `o200k_base.vocabulary sha256-${digest}`;
fs.writeFileSync(path.join(web, "names.json"), JSON.stringify({ names, vocabulary }));
for (const [name, text] of Object.entries(pasted(path.join(home, "node_modules")))) fs.writeFileSync(path.join(web, `${name}.txt`), text);
const worst = adversarial();
Object.values(worst).forEach((text, number) => fs.writeFileSync(path.join(web, `worst-${number}.txt`), text));
fs.writeFileSync(path.join(web, "worst.json"), JSON.stringify(Object.fromEntries(Object.keys(worst).map((title, number) => [number, title]))));

// Compressed before anything is timed; the texts are only carried, so they are sent as they are.
const IS_TEXT = /\.(txt|json)$/;
const isFile = (name) => fs.statSync(path.join(web, name), { throwIfNoEntry: false })?.isFile();
for (const name of fs.readdirSync(web, { recursive: true })) if (isFile(name) && (!IS_TEXT.test(name) || name === "tiktoken_o200k.json")) compressed(path.join(web, name));

const TYPES = { ".wasm": "application/wasm", ".mjs": "text/javascript", ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".json": "application/json", ".txt": "text/plain; charset=utf-8" };
const START = "<!doctype html><meta charset=utf-8><script type=module src=page.mjs></script>";
const said = (request) => new Promise((resolve) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => resolve(body));
});
const measured = await new Promise((resolve, reject) => {
  let chromium;
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "topup-bench-"));
  const server = http.createServer(async (request, response) => {
    const name = path.posix.normalize(new URL(request.url, "http://localhost").pathname).slice(1);
    if (request.url === "/bench") return response.setHeader("content-type", "text/html").end(START);
    if (request.url === "/say") return console.error(`    ${await said(request)}`), response.end();
    if (request.url === "/failed") return response.end(), end(new Error(await said(request)));
    if (request.url === "/done") return response.end(), end(null, JSON.parse(await said(request)));
    const file = path.join(web, name || "index.html");
    // What the page puts by for offline use would be read from there by what is measured after it.
    if (name === "sw.js" || !isFile(name || "index.html")) return response.writeHead(404).end();
    response.setHeader("cache-control", "no-store").setHeader("content-type", TYPES[path.extname(file)] ?? "application/octet-stream");
    if (IS_TEXT.test(file) && !file.endsWith("tiktoken_o200k.json")) return response.end(fs.readFileSync(file));
    response.setHeader("content-encoding", "br").end(compressed(file));
  });
  const timer = setTimeout(() => end(new Error(`the browser did not finish in ${LIMIT_IN_MINUTES} minutes`)), LIMIT_IN_MINUTES * 60_000);
  const end = (error, value) => {
    clearTimeout(timer);
    chromium.kill();
    server.close();
    server.closeAllConnections();
    error ? reject(error) : resolve(value);
  };
  server.listen(0, "127.0.0.1", () => {
    const address = `http://127.0.0.1:${server.address().port}/bench`;
    chromium = spawn("chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-popup-blocking", `--user-data-dir=${profile}`, address], { stdio: "ignore" });
    chromium.on("exit", () => fs.rmSync(profile, { recursive: true, force: true }));
  });
});
process.exit(report(measured, web) === 0 ? 0 : 1);
