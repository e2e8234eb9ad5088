// Sayso: who says what in a news article, found by rules, in a page, a worker or Node.
//
//   import init, { annotate } from "./sayso.js";
//   await init();
//   const { annotations } = annotate("“We sail at dawn,” said Ana Ruiz.");

import load, { annotate as packed, rules as list, use_packs as readPacks, __wbg_reset_state as startAfresh } from "./glue.js";

let starting;
let ready = false;

// The texts of the packs that the engine has, and what is wrong with them.
let packTexts = [];
let packProblems = [];

/** Loads the engine, once: from beside this file, or from what `source` names or holds. */
export default function init(source) {
  starting ??= start(source).catch((error) => {
    // The next call may try again, with another source.
    starting = undefined;
    throw error;
  });
  return starting;
}

async function start(source) {
  await load({ module_or_path: await (source ?? beside()) });
  ready = true;
}

async function beside() {
  const address = new URL("./sayso.wasm", import.meta.url);
  if (address.protocol !== "file:") return address;
  // Node fetches no files, and browsers give a page none.
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
  return readFile(address);
}

/** What the rules find in `text`. */
export function annotate(text, options) {
  if (typeof text !== "string") {
    throw new TypeError(`annotate expects a string as its text, and got ${described(text)}.`);
  }
  const { offsets, nested, signals, packs } = checked(options);
  mustBeReady("annotate");
  const [numbers, words, leftOut] = guarded(() => {
    usePacks(packs);
    return packed(text, offsets === "code-points", nested, signals);
  });
  return { annotations: unpacked(numbers, words), problems: [...packProblems, ...problemsOf(text, leftOut)] };
}

/** The rules that come with Sayso. */
export function rules() {
  mustBeReady("rules");
  return guarded(list);
}

const DEFAULTS = { offsets: "utf-16", nested: false, signals: false, packs: [] };

// By option: whether a value will do, and what is expected.
const isSwitch = [(value) => typeof value === "boolean", "true or false"];
const EXPECTED = {
  offsets: [(value) => value === "utf-16" || value === "code-points", '"utf-16" or "code-points"'],
  nested: isSwitch,
  signals: isSwitch,
  packs: [
    (value) => Array.isArray(value) && value.every((pack) => typeof pack === "string" || isObject(pack)),
    "an array of packs, each a string of JSON or an object,",
  ],
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function checked(options) {
  if (options === undefined) return DEFAULTS;
  if (!isObject(options)) {
    throw new TypeError(`annotate expects an object of options, and got ${described(options)}.`);
  }
  const all = { ...DEFAULTS };
  for (const [key, value] of Object.entries(options)) {
    if (!Object.hasOwn(DEFAULTS, key)) {
      throw new TypeError(`annotate knows no option "${key}"; it knows ${Object.keys(DEFAULTS).join(", ")}.`);
    }
    if (value === undefined) continue;
    const [fits, expected] = EXPECTED[key];
    if (!fits(value)) {
      throw new TypeError(`annotate expects ${expected} as the option "${key}", and got ${described(value)}.`);
    }
    all[key] = value;
  }
  return all;
}

/** Hands the engine the packs, unless it has them. */
function usePacks(packs) {
  const texts = packs.map((pack) => (typeof pack === "string" ? pack : JSON.stringify(pack, null, 1)));
  if (texts.length === packTexts.length && texts.every((text, at) => text === packTexts[at])) return;
  packProblems = readPacks(texts);
  packTexts = texts;
}

function described(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "string") return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  if (typeof value === "object") return `an object (${value.constructor?.name ?? "without a prototype"})`;
  if (typeof value === "undefined") return "undefined";
  return `a ${typeof value}`;
}

function mustBeReady(name) {
  if (!ready) throw new Error(`Call and await init(), the default export, before ${name}.`);
}

/** Runs `call`. A fault in the engine leaves its memory as it was at that moment, so the next call gets a new one. */
function guarded(call) {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    startAfresh();
    packTexts = [];
    packProblems = [];
    throw new Error(
      "The engine broke off, most likely for want of memory: the text may be too long for this computer. " +
        "Annotate it in parts. Sayso works on.",
      { cause: error },
    );
  }
}

// By code points, so that the halves of a whole character do not match.
const CUT_IN_HALF = /[\uD800-\uDFFF]/u;

function problemsOf(text, leftOut) {
  const problems = [];
  if (leftOut.length > 0) {
    problems.push({
      code: "rules-left-out",
      message: `The text is too long for all rules of the packs; left out were ${leftOut.join(", ")}. Split it, or use fewer rules.`,
    });
  }
  if (text.trim() === "") {
    problems.push({ code: "no-text", message: "The text is empty, or holds nothing but space." });
  }
  if (!(text.isWellFormed?.() ?? !CUT_IN_HALF.test(text))) {
    problems.push({
      code: "lone-surrogates",
      message:
        "The text has characters cut in half (lone surrogates), as when it is cut within an emoji. " +
        "They are read as U+FFFD; all offsets are right.",
    });
  }
  return problems;
}

/** Makes objects of numbers and words; crates/js/src/packed.rs says what stands where. */
function unpacked(numbers, joined) {
  let at = 1;
  let from = 0;
  const words = [null];
  for (let left = numbers[0]; left > 0; left -= 1) {
    const end = from + numbers[at];
    words.push(joined.slice(from, end));
    from = end;
    at += 1;
  }
  const annotations = [];
  while (at < numbers.length) {
    const kind = words[numbers[at]];
    const number = numbers[at + 1];
    const count = numbers[at + 9];
    const first = at + 10;
    at = first + 2 * count;
    const type = words[numbers[first - 8]];
    const start = numbers[first];
    const end = numbers[at - 1];
    const entity = words[numbers[first - 5]];
    const says = words[numbers[first - 4]];
    const rule = words[numbers[first - 3]];
    // What nobody has measured, as with rules of packs, is null.
    const confidence = numbers[first - 2] || null;
    let annotation;
    switch (kind) {
      case "quote": {
        const source = numbers[first - 7] ? `s${number}` : null;
        const cue = numbers[first - 6] ? `c${number}` : null;
        annotation = { kind, id: `q${number}`, type, start, end, source, cue, entity, class: says, rule, confidence };
        break;
      }
      case "source":
        annotation = { kind, id: `s${number}`, type, start, end, entity };
        break;
      case "cue":
        annotation = { kind, id: `c${number}`, type, start, end, strength: says };
        break;
      case "entity":
        annotation = { kind, id: `e${number}`, type, start, end, entity, rule, confidence };
        break;
      case "signal":
        annotation = { kind, id: `g${number}`, type, start, end, rule, confidence };
        break;
      case "label":
        annotation = { kind, id: `l${number}`, type, start, end, rule, confidence };
        break;
      default:
        annotation = { kind, id: `b${number}`, type, start, end, rule, confidence };
    }
    if (count > 1) annotation.spans = spans(numbers, first, at);
    annotations.push(annotation);
  }
  return annotations;
}

function spans(numbers, from, to) {
  const all = [];
  for (let at = from; at < to; at += 2) all.push([numbers[at], numbers[at + 1]]);
  return all;
}
