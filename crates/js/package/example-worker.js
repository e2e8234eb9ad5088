// The same in a worker, which keeps long texts off the page: post a text, get what was found.
//
//   const worker = new Worker("example-worker.js", { type: "module" });
//   worker.onmessage = ({ data }) => console.log(data.annotations);
//   worker.postMessage(text);
import init, { annotate } from "./sayso.js";

const ready = init();

onmessage = async ({ data: text }) => {
  await ready;
  postMessage(annotate(text));
};
