// Starts the page's program, and says so in plain words when it cannot.

const note = document.getElementById("boot");

// Trunk names the built files after their content, and writes the names into these links.
const glue = document.querySelector('link[rel="modulepreload"][href*="page-"]');
const program = document.querySelector('link[rel="program"][type="application/wasm"]');

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

// A program that stopped leaves the page standing but dead; without this, nobody would be told.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) say("stopped", event.error.message);
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) say("stopped", event.reason.message);
});

try {
  // Both are on their way at once. The digest is checked by the request that names it.
  const module_or_path = fetch(program.href, { integrity: program.integrity });
  const { default: start } = await import(glue.href);
  await start({ module_or_path });
  note.hidden = true;
} catch (reason) {
  say("failed", reason);
}
