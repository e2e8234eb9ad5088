// Writes a backup as docs/storage.md describes it, apart from the app's own code: `articles` articles of `size` characters,
// words or noise, which hardly packs, each with `marks` highlights of `length` characters, all `at` one place or spread. Puts it on `window.backup`, and yields its size in bytes.
const [articles, size, marks, length, words, at] = arguments;
const noise = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(49152));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, " ");
};
const VOCABULARY = ("the harbour council said that a boat with seven crates had left before noon and nobody on its deck knew why " +
  "while two pilots asked whether their wages would be paid in spring as the office had promised them last year").split(" ");
const prose = (n) => {
  let line = "";
  for (let i = 0; i < 60; i++) line += VOCABULARY[(Math.random() * VOCABULARY.length) | 0] + " ";
  return line + `near pier ${n}.\n\n`;
};
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const header = (member) =>
  JSON.stringify({ backup: { format: "sayso-backup", version: 1, created: 1763800000000, member, articles } }) + "\n";

async function packed(lines) {
  const stream = new Blob([lines]).stream().pipeThrough(new CompressionStream("gzip"));
  const gzip = new Uint8Array(await new Response(stream).arrayBuffer());
  const head = new Uint8Array(20);
  head.set(gzip.subarray(0, 10));
  head[3] |= 4;
  head.set([8, 0, 83, 89, 4, 0], 10);
  new DataView(head.buffer).setUint32(16, gzip.length + 10, true);
  return [head, gzip.subarray(10)];
}

const parts = [];
let [member, lines] = [0, header(0)];
for (let n = 0; n < articles; n++) {
  let text = `Boats counted, part ${n}\n\n`;
  while (text.length < size) text += words ? prose(n) : noise();
  text = text.slice(0, size);
  const bytes = new TextEncoder().encode(text);
  const id = n.toString(16).padStart(16, "0");
  const name = hex(await crypto.subtle.digest("SHA-256", bytes));
  const entries = [];
  for (let i = 0; i < marks; i++) {
    const start = at ?? Math.floor((i * (size - length)) / marks);
    const end = start + length;
    const around = { prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) };
    const anchor = { start, end, exact: text.slice(start, end), ...around };
    const event = { type: "marked", body: { kind: "highlight", at: anchor } };
    entries.push({ v: 2, article: id, n: i, entry: { id: `${n}-${i}`, at: 1763800000000 + n, event } });
  }
  const record = { v: 2, id, title: `Boats counted, part ${n}`, created: 1763800000000, changed: 1763800000000 + n,
    text: name, bytes: bytes.length, entries: marks };
  lines += JSON.stringify({ article: { record, text, entries } }) + "\n";
  if (lines.length > 1 << 18) {
    parts.push(...await packed(lines));
    lines = header(++member);
  }
}
lines += JSON.stringify({ end: { members: member + 1, articles } }) + "\n";
parts.push(...await packed(lines));
window.backup = new File(parts, "large.sayso-backup");
return window.backup.size;
