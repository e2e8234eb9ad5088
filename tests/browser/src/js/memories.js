// Keeps the memories of all modules of WebAssembly in window.memories.
window.memories = [];
const keep = (made) => {
  const memory = (made.instance ?? made).exports.memory;
  if (memory && !window.memories.includes(memory)) window.memories.push(memory);
  return made;
};
for (const way of ["instantiate", "instantiateStreaming"]) {
  const real = WebAssembly[way];
  WebAssembly[way] = (...all) => real.apply(WebAssembly, all).then(keep);
}
