// Counts in window.written what is written to both shelves from now on, in bytes as JSON.
window.written = 0;
const size = (...all) => all.forEach((one) => (window.written += new TextEncoder().encode(JSON.stringify(one)).length));
for (const method of ["put", "add"]) {
  const real = IDBObjectStore.prototype[method];
  IDBObjectStore.prototype[method] = function (...all) {
    size(...all);
    return real.apply(this, all);
  };
}
const real = Storage.prototype.setItem;
Storage.prototype.setItem = function (...all) {
  size(...all);
  return real.apply(this, all);
};
