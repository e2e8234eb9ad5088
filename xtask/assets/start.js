
// Starts Sayso from the modules that this very file carries: the page's, and beside it the engine's, for which the app waits
// (src/platform/worker/load.rs).
(() => {
  const bytes = (id) => {
    const text = atob(document.getElementById(id).textContent);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return bytes;
  };
  saysoPage({ module_or_path: bytes("sayso-module") });
  globalThis.saysoWorkerModule = WebAssembly.compile(bytes("sayso-worker-module"));
})();
