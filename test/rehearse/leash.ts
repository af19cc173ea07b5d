// Loaded into the rehearsal's own server: when the rehearsal is gone, killed or not, its end of the pipe closes.
process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
