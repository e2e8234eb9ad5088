// Runs `act`, and yields how many milliseconds later the frame is painted from which on `shown` holds.
window.untilShown = async (act, shown) => {
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const start = performance.now();
  act();
  while (!shown()) await new Promise(requestAnimationFrame);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
};

// Scrolls through the whole page, most of a window a frame, and yields the milliseconds of each frame.
window.scrollThrough = async () => {
  const frames = [];
  scrollTo(0, 0);
  await new Promise((done) => setTimeout(done, 300));
  let last = await new Promise(requestAnimationFrame);
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight * 0.8) {
    scrollTo(0, top);
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames;
};
