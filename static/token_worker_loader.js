// Starts the counting worker, with all it needs on its way at once.

// The page names the worker after the first vocabulary it will want, and the digest that file must have.
const [file, integrity] = self.name.split(" ");
const early = file && fetch(`./${file}`, { integrity }).catch(() => undefined);
self.early = new Map(early ? [[file, early]] : []);

const program = fetch("./token_worker_bg.wasm");
const { default: start } = await import("./token_worker.js");
await start({ module_or_path: program });
