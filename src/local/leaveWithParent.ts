/**
 * Loaded into every child process before its own code (`node --require`). The channel to the launcher closes when
 * the launcher ends in any way, `kill -9` included; then this process is asked to end as well.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));

// The channel alone is no reason to stay: a program that failed to start may end.
process.channel?.unref();
