// Loaded with `node --import`: ends the process when its parent is gone, even if that was killed without a chance to
// clean up. Its parent's id changes then.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(87);
}, 1000).unref();
