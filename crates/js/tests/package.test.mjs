// The package as Node uses it. `cargo xtask package` makes it; tests/browser/tests/js_package.rs runs this.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { Worker } from "node:worker_threads";

const folder = new URL("../../../dist/js/", import.meta.url);
const { default: init, annotate, rules } = await import(new URL("sayso.js", folder));

const TEXT =
  "Harbour to close\n\n“We sail no more,” said Ana Ruiz, “after Sunday.” She told reporters that the quay had to be rebuilt.\n";

/** The first annotation of a kind. */
const first = (annotations, kind) => annotations.find((annotation) => annotation.kind === kind);

test("before it is ready it says what to do", () => {
  assert.throws(() => annotate(TEXT), /await init\(\)/);
  assert.throws(() => rules(), /await init\(\)/);
});

test("a start that fails can be tried again", async () => {
  await assert.rejects(init(new Uint8Array([1, 2, 3])), WebAssembly.CompileError);
  await init();
  await init();
});

test("offsets are those of JavaScript's strings", () => {
  const { annotations, problems } = annotate(`😀 ${TEXT}`);
  assert.deepEqual(problems, []);
  const quote = first(annotations, "quote");
  const words = quote.spans.map(([start, end]) => `😀 ${TEXT}`.slice(start, end));
  assert.deepEqual(words, ["“We sail no more,”", "“after Sunday.”"]);
  assert.deepEqual([quote.start, quote.end], [quote.spans[0][0], quote.spans[1][1]]);
});

test("offsets are code points where that is asked for", () => {
  const text = `😀 ${TEXT}`;
  const { annotations } = annotate(text, { offsets: "code-points" });
  const quote = first(annotations, "quote");
  const [start, end] = quote.spans[0];
  assert.equal([...text].slice(start, end).join(""), "“We sail no more,”");
});

test("a quote names its source, its cue, its speaker and its rule", () => {
  const { annotations } = annotate(TEXT);
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  assert.equal(byId.size, annotations.length);
  const [direct, indirect] = annotations.filter((annotation) => annotation.kind === "quote");
  assert.deepEqual([direct.type, direct.entity, direct.class], ["direct", "Ana Ruiz", "speech"]);
  const source = byId.get(indirect.source);
  assert.deepEqual([source.kind, source.type, source.entity], ["source", "person", "Ana Ruiz"]);
  assert.equal(TEXT.slice(source.start, source.end), "She");
  const cue = byId.get(indirect.cue);
  assert.deepEqual([cue.kind, cue.type, cue.strength], ["cue", null, "neutral"]);
  assert.ok(!("spans" in cue));
  const known = new Set(rules().map((rule) => rule.id));
  for (const { kind, rule, confidence } of annotations) {
    if (kind === "cue" || kind === "source") continue;
    assert.ok(known.has(rule), rule);
    assert.ok(confidence > 0 && confidence <= 100, rule);
  }
  assert.equal(first(annotations, "block").type, "headline");
  assert.equal(first(annotations, "entity").type, "person");
});

test("what is nested and what is worth a second look comes on request", () => {
  const nested = "Ana Ruiz said that the board told her that the quay was shut.";
  const quotes = (options) => annotate(nested, options).annotations.filter(({ kind }) => kind === "quote").length;
  assert.ok(quotes({ nested: true }) > quotes(), `${quotes({ nested: true })} and ${quotes()}`);
  const vague = "It is believed that the quay will sink.";
  const signals = (options) => annotate(vague, options).annotations.filter(({ kind }) => kind === "signal");
  assert.deepEqual(signals(), []);
  const [signal] = signals({ signals: true });
  assert.ok(vague.slice(signal.start, signal.end).length > 0);
});

test("characters cut in half shift nothing", () => {
  for (const half of ["\ud83d", "\ude00", "\ude00\ud83d"]) {
    const text = `${half} ${TEXT}`;
    for (const offsets of ["utf-16", "code-points"]) {
      const { annotations, problems } = annotate(text, { offsets });
      assert.deepEqual(problems.map(({ code }) => code), ["lone-surrogates"]);
      const [start, end] = first(annotations, "quote").spans[0];
      const words = offsets === "utf-16" ? text.slice(start, end) : [...text].slice(start, end).join("");
      assert.equal(words, "“We sail no more,”");
    }
  }
  assert.deepEqual(annotate("😀").problems, []);
});

test("a text with nothing in it is a problem and no fault", () => {
  for (const text of ["", " \n\u00a0"]) {
    const { annotations, problems } = annotate(text);
    assert.deepEqual(annotations, []);
    assert.deepEqual(problems.map(({ code }) => code), ["no-text"]);
  }
});

test("wrong types are refused with what was expected", () => {
  for (const [given, said] of [
    [[], /expects a string as its text, and got undefined/],
    [[null], /got null/],
    [[7], /got a number/],
    [[[TEXT]], /got an array/],
    [[new String(TEXT)], /got an object \(String\)/],
    [[Object.create(null)], /without a prototype/],
    [[TEXT, null], /expects an object of options, and got null/],
    [[TEXT, "utf-16"], /got "utf-16"/],
    [[TEXT, []], /got an array/],
    [[TEXT, { offset: "utf-16" }], /no option "offset"; it knows offsets, nested, signals, packs/],
    [[TEXT, { offsets: "bytes" }], /expects "utf-16" or "code-points" as the option "offsets", and got "bytes"/],
    [[TEXT, { nested: 1 }], /expects true or false as the option "nested", and got a number/],
    [[TEXT, { packs: {} }], /expects an array of packs, each a string of JSON or an object, as the option "packs"/],
    [[TEXT, { packs: [7] }], /expects an array of packs/],
    [[TEXT, { toString: true }], /no option "toString"/],
  ]) {
    assert.throws(() => annotate(...given), (error) => error instanceof TypeError && said.test(error.message));
  }
  assert.ok(annotate(TEXT, { offsets: undefined, nested: undefined }).annotations.length > 0);
});

test("rules of packs stand beside the others, and what is wrong with them is told", () => {
  const rule = {
    id: "shut",
    layer: "label",
    label: "The end of it",
    why: "A word for what ends.",
    words: ["rebuilt"],
    finds: ["The quay is ⟦label:rebuilt⟧."],
    skips: ["The quay is built."],
  };
  const pack = { format: "sayso-rules", version: 1, name: "harbour", rule: [rule, { ...rule, id: "faulty", why: undefined }] };
  for (const packs of [[pack], [JSON.stringify(pack, null, 1)]]) {
    const { annotations, problems } = annotate(TEXT, { packs });
    const label = first(annotations, "label");
    assert.equal(TEXT.slice(label.start, label.end), "rebuilt");
    assert.deepEqual([label.type, label.rule, label.confidence], ["The end of it", "harbour/shut", null]);
    assert.ok(first(annotations, "quote"));
    assert.deepEqual(problems.map(({ code, file, id }) => [code, file, id]), [["pack", "packs[0]", "faulty"]]);
    assert.match(problems[0].message, /^packs\[0\]:\d+ faulty: .*why/);
    assert.ok(problems[0].line > 1);
  }
  const { annotations, problems } = annotate(TEXT);
  assert.deepEqual([first(annotations, "label"), problems], [undefined, []]);
  const [problem] = annotate(TEXT, { packs: ["no pack"] }).problems;
  assert.deepEqual([problem.code, problem.id], ["pack", null]);
  assert.match(annotate(TEXT, { packs: [pack, pack] }).problems.at(-1).message, /^packs\[1\]:1: another pack is called harbour/);
});

test("rules tell what they find", () => {
  const all = rules();
  assert.ok(all.length > 50, `${all.length}`);
  for (const rule of all) {
    assert.ok(rule.why && rule.finds.length && rule.skips.length && rule.layer, rule.id);
    const how = ["pattern", "regex", "words", "decides", "procedure"].filter((key) => key in rule);
    assert.equal(how.length, 1, `${rule.id}: ${how}`);
  }
});

test("a text too long for the memory is an error, and the next one is annotated", () => {
  const script = `
    import init, { annotate } from ${JSON.stringify(new URL("sayso.js", folder).href)};
    await init();
    let said = "nothing";
    try { annotate("“We sail,” said Ana Ruiz. ".repeat(400_000)); } catch (error) { said = error.message; }
    console.log(said, annotate("“We sail,” said Ana Ruiz.").annotations.length);`;
  // 32 MiB for the engine.
  const options = ["--wasm-max-mem-pages=512", "--input-type=module", "--eval", script];
  const said = execFileSync(process.execPath, options, { encoding: "utf8" });
  assert.match(said, /broke off.* Annotate it in parts.* [1-9]\d*\n$/);
});

test("a worker starts from the bytes or from a module that is compiled already", async () => {
  const bytes = await readFile(new URL("sayso.wasm", folder));
  for (const source of [bytes, await WebAssembly.compile(bytes)]) {
    const script = `
      const { parentPort, workerData } = require("node:worker_threads");
      import(workerData.address).then(async ({ default: init, annotate }) => {
        await init(workerData.source);
        parentPort.postMessage(annotate(workerData.text));
      });`;
    const address = new URL("sayso.js", folder).href;
    const worker = new Worker(script, { eval: true, workerData: { address, source, text: TEXT } });
    const answer = await new Promise((done, failed) => worker.once("message", done).once("error", failed));
    assert.deepEqual(answer, annotate(TEXT));
    await worker.terminate();
  }
});

test("package.json names what is there", async () => {
  const about = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  assert.match(about.version, /^\d+\.\d+\.\d+$/);
  for (const name of [...about.files, about.types, about.exports["."].default]) {
    assert.ok((await readFile(new URL(name, folder))).length > 0, name);
  }
});
