/**
 * Loaded before the app: ends it when the sandbox is gone, however that ended. The sandbox holds the
 * other end of the standard input and never writes to it.
 */
process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL')).resume();
