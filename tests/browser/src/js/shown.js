// Runs `act`, and yields how many milliseconds later the frame is painted from which on `shown` holds.
window.untilShown = async (act, shown) => {
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const start = performance.now();
  act();
  while (!shown()) await new Promise(requestAnimationFrame);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
};

// Scrolls through a tenth of the page in ten frames, and yields the milliseconds of each.
window.scrollThrough = async (tenth) => {
  const frames = [];
  let last = await new Promise(requestAnimationFrame);
  for (let frame = 1; frame <= 10; frame++) {
    scrollTo(0, (document.documentElement.scrollHeight * (tenth * 10 + frame)) / 100);
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames;
};
