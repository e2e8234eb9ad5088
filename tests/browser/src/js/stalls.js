// Notes long tasks, and how long keys and presses wait for their frame, in window.stalls.
window.stalls = { tasks: [], answer: 0 };
const watch = (type, options, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, ...options });
watch("longtask", {}, (task) => window.stalls.tasks.push(task.duration));
watch("event", { durationThreshold: 16 }, (event) => {
  window.stalls.answer = Math.max(window.stalls.answer, event.duration);
});
