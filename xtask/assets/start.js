
// Starts Sayso from the module that this very file carries.
(() => {
  const text = atob(document.getElementById("sayso-wasm").textContent);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  wasm_bindgen({ module_or_path: bytes });
})();
