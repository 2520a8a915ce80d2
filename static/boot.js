// Starts the page's program, and says so in plain words when it cannot.
//
// Trunk writes the names of the built files into this script's own address (see Trunk.toml).

const names = new URL(import.meta.url).searchParams;
const note = document.getElementById("boot");

/** Shows one line of the note in index.html, with the browser's own reason under it. */
function say(line, reason) {
  for (const part of note.querySelectorAll("[data-boot]")) {
    part.hidden = part.dataset.boot !== line;
  }
  const detail = note.querySelector('[data-boot="reason"]');
  detail.textContent = String(reason);
  detail.hidden = false;
  note.setAttribute("role", "alert");
  note.hidden = false;
}

/** The program's bytes, refused by the browser if they are not the ones this page was built with. */
function program() {
  const name = names.get("wasm");
  // Browsers check the digest of a script, not of a preloaded program: pass it on to the request.
  const preload = document.querySelector(`link[rel="preload"][href$="${CSS.escape(name)}"]`);
  return fetch(new URL(name, import.meta.url), { integrity: preload?.integrity ?? "" });
}

// A program that stopped leaves the page standing but dead; without this, nobody would be told.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) say("stopped", event.error.message);
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) say("stopped", event.reason.message);
});

try {
  const { default: start } = await import(new URL(names.get("js"), import.meta.url));
  await start({ module_or_path: program() });
  note.hidden = true;
} catch (reason) {
  say("failed", reason);
}
