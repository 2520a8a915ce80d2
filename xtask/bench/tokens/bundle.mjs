// The packages of others as one small file each, the form in which a page would ship them.
import path from "node:path";
import fs from "node:fs";
import { createRequire } from "node:module";

const ENTRIES = {
  "gpt-tokenizer": `export { countTokens as count } from "gpt-tokenizer/encoding/o200k_base";`,
  "js-tiktoken": `import { Tiktoken } from "js-tiktoken/lite"; import ranks from "js-tiktoken/ranks/o200k_base";
    const tokenizer = new Tiktoken(ranks); export const count = (text) => tokenizer.encode(text, [], []).length;`,
  "tiktoken-wasm": `import { init, Tiktoken } from "tiktoken/lite/init";
    export async function load() {
      const [program, ranks] = await Promise.all([fetch("tiktoken_bg.wasm").then((answer) => answer.arrayBuffer()), fetch("tiktoken_o200k.json").then((answer) => answer.json())]);
      await init((imports) => WebAssembly.instantiate(program, imports));
      const tokenizer = new Tiktoken(ranks.bpe_ranks, ranks.special_tokens, ranks.pat_str);
      return { count: (text) => tokenizer.encode_ordinary(text).length };
    }`,
};

/** Writes the files into `out`. */
export async function bundle(home, out) {
  const { build } = createRequire(path.join(home, "package.json"))("esbuild");
  for (const [name, contents] of Object.entries(ENTRIES))
    await build({ stdin: { contents, resolveDir: home }, bundle: true, minify: true, format: "esm", platform: "browser", outfile: path.join(out, `${name}.mjs`), logLevel: "error" });
  const tiktoken = path.join(home, "node_modules/tiktoken");
  fs.copyFileSync(path.join(tiktoken, "lite/tiktoken_bg.wasm"), path.join(out, "tiktoken_bg.wasm"));
  fs.copyFileSync(path.join(tiktoken, "encoders/o200k_base.json"), path.join(out, "tiktoken_o200k.json"));
}
