/**
 * Loads the engine, once: further calls wait for the first. A page fetches `sayso.wasm` from beside `sayso.js`, Node reads it.
 *
 * @param source Another place for `sayso.wasm`, or what is in it. For bundlers that move files, and for pages that have it.
 * @returns A promise that is fulfilled when `annotate` and `rules` may be called. It is rejected when the engine cannot be
 * loaded; the next call then tries again.
 */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module | PromiseLike<Response>,
): Promise<void>;

/** How a text is annotated. */
export interface Options {
  /**
   * What `start`, `end` and `spans` count: `"utf-16"`, the units of JavaScript's own strings, so that
   * `text.slice(start, end)` is the stretch; or `"code-points"`, as Python and the evaluation lines do.
   * Default: `"utf-16"`.
   */
  offsets?: "utf-16" | "code-points";
  /** Whether attributions inside another one's content come too. Default: `false`. */
  nested?: boolean;
  /** Whether places worth a second look come too (experimental). Default: `false`. */
  signals?: boolean;
  /**
   * Rule packs, whose rules stand beside those that come with Sayso: each the JSON text of a pack, or the same as an object.
   * A faulty rule is left out and told of in `problems`. The same packs are read once for calls in a row. Default: `[]`.
   */
  packs?: (string | object)[];
}

interface Base {
  /** Unique in the text: `q1`. */
  id: string;
  /** Where it begins, counted as `Options.offsets` says. */
  start: number;
  /** Where it ends, excluded. */
  end: number;
  /** Its true extent, where it is broken: a quotation around *he said*. `start` and `end` cover them all. */
  spans?: [start: number, end: number][];
}

interface Ruled {
  /** The id of the rule that found it. */
  rule: string;
  /** Of a hundred findings of that rule, so many were right when it was measured; null where nobody has, as in packs. */
  confidence: number | null;
}

/** What somebody says. */
export interface Quote extends Base, Ruled {
  kind: "quote";
  /** All its words in quotation marks, some, or none; null where the marks are two apostrophes each (`''…''`). */
  type: "direct" | "mixed" | "indirect" | null;
  /** The id of the source in the text; null where there is none. */
  source: string | null;
  /** The id of the cue; null where there is none. */
  cue: string | null;
  /** Who says it, by the name in full: *Ana Ruiz* for *she*. Null where nobody is named. */
  entity: string | null;
  /** `speech` where the cue names an act of saying, else `other`: *thinks*, *wants*. */
  class: "speech" | "other";
}

/** The words for who says something: *she*, *the mayor*. It comes before its quote. */
export interface Source extends Base {
  kind: "source";
  type: "person" | "unnamed" | "group" | "organisation" | "document" | "media" | "social" | null;
  /** Who that is, by the name in full; null where nobody is named. */
  entity: string | null;
}

/** The words that tie a quote to its source: *said*, *according to*. It comes before its quote. */
export interface Cue extends Base {
  kind: "cue";
  type: null;
  /** What the cue lets stand; null where no list has its words. */
  strength:
    | "neutral"
    | "tentative"
    | "claim"
    | "admission"
    | "factive"
    | "opposing"
    | "call"
    | "manner"
    | "withheld"
    | null;
}

/** A name, a date, a number and the like. */
export interface Entity extends Base, Ruled {
  kind: "entity";
  /** `person`, `organisation`, `place`, `date`, `time`, `money`, `number`, `event`, `work`; later versions may know more. */
  type: "person" | "organisation" | "place" | "date" | "time" | "money" | "number" | "event" | "work" | (string & {});
  /** The name in full of who or what it is. */
  entity: string | null;
}

/** A stretch of the article's structure. */
export interface Block extends Base, Ruled {
  kind: "block";
  type:
    | "headline"
    | "kicker"
    | "byline"
    | "dateline"
    | "body"
    | "caption"
    | "credit"
    | "pull-quote"
    | "related"
    | "boilerplate";
}

/** A place in the reporter's own words that is worth a second look. Experimental. */
export interface Signal extends Base, Ruled {
  kind: "signal";
  type: "hedge" | "loaded" | "unattributed" | "vague";
}

/** What a rule of a pack labels. */
export interface Label extends Base, Ruled {
  kind: "label";
  /** The label, as the pack has it. */
  type: string;
}

/** One thing that was found. */
export type Annotation = Quote | Source | Cue | Entity | Block | Signal | Label;

/** Something that a person may want to know. The text was annotated all the same. */
export type Problem = TextProblem | PackProblem;

/** Something about the text. */
export interface TextProblem {
  /**
   * `no-text`: there is nothing to annotate. `lone-surrogates`: some characters are cut in half. `rules-left-out`: the text is
   * too long for some rules of packs.
   */
  code: "no-text" | "lone-surrogates" | "rules-left-out";
  /** The same as a sentence. */
  message: string;
}

/** Something wrong with a pack. What is faulty is left out. */
export interface PackProblem {
  code: "pack";
  /** What is wrong and what to do, with place and rule. */
  message: string;
  /** Which pack: `packs[0]`. */
  file: string;
  /** The line of its text, from 1; of an object, as `JSON.stringify(pack, null, 1)` writes it. */
  line: number;
  /** The id of the rule; null where it is about the pack. */
  id: string | null;
}

/** What was found in a text. */
export interface Annotated {
  /** In the order of the text. */
  annotations: Annotation[];
  /** Empty for most texts. */
  problems: Problem[];
}

/**
 * Finds who says what in `text`, an article in English, and its names, dates and structure.
 *
 * @throws {TypeError} When `text` is no string, or `options` are not those above; it says what was expected.
 * @throws {Error} Before `init()` is fulfilled, or when memory runs out; the next call works again.
 */
export function annotate(text: string, options?: Options): Annotated;

/** A rule that comes with Sayso. */
export interface Rule {
  /** Its name: `attribution.colon`. */
  id: string;
  /** What it finds. */
  layer: "structure" | "quote" | "cue" | "source" | "entity" | "signal";
  /** Why its finding is one, in a sentence for a reader. */
  why: string;
  /** Sentences it finds something in, which stands between `⟦role:` and `⟧`. */
  finds: string[];
  /** Sentences it must find nothing in. */
  skips: string[];
  /** Of a hundred of its findings, so many were right when it was measured. */
  confidence: number;
  /** How it finds it: a line in the rules' own language, */
  pattern?: string;
  /** a regular expression, */
  regex?: string;
  /** words and phrases, */
  words?: string[];
  /** the question it decides, */
  decides?: string;
  /** where all these conditions hold, */
  when?: string[];
  /** and what it decides then, */
  then?: string;
  /** or a procedure of the engine. */
  procedure?: string;
}

/**
 * The rules that come with Sayso, in order.
 *
 * @throws {Error} Before `init()` is fulfilled.
 */
export function rules(): Rule[];
