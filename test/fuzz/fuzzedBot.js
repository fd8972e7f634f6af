// The built bot as it is, and a parent that may ask how much memory it holds once what is garbage has been collected.
process.on('message', (asked) => {
  if (asked !== 'memory') return;
  global.gc();
  const { heapUsed, rss } = process.memoryUsage();
  process.send({ heapUsed, rss });
});
require('../../dist/src/main');
