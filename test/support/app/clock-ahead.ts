/** Loaded before the program: its machine's clock is `CLOCK_AHEAD_MS` ahead. */
const aheadMs = Number(process.env['CLOCK_AHEAD_MS']);
const { now } = Date;
Date.now = () => now() + aheadMs;
