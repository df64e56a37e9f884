import assert from 'node:assert/strict';
import { join } from 'node:path';
import { processorMsOf, residentBytesOf } from '../../bench/load/process-figures';
import { argsOf } from '../../bench/load/programs';

const ROOT = join(__dirname, '..', '..');

describe('a measured app', () => {
  it('runs compiled, with the options of npm start where it is this one', async () => {
    const args = await argsOf(ROOT, 'sqlite');
    assert.deepEqual(args.at(-1), join(ROOT, 'dist', 'main.js'));
    assert.ok(args.includes('--enable-source-maps'), args.join(' '));
    assert.deepEqual(await argsOf(ROOT, 'bare'), [join(ROOT, 'dist', 'bench', 'ack-only.js')]);
  });

  it('is asked of the system how much memory and time it takes', async function () {
    if (process.platform !== 'linux') return this.skip();
    const told = await residentBytesOf(process.pid);
    assert.ok(Math.abs(told / process.memoryUsage().rss - 1) < 0.2, String(told));
    const { user, system } = process.cpuUsage();
    const ms = await processorMsOf(process.pid);
    assert.ok(Math.abs(ms - (user + system) / 1_000) < 500, String(ms));
  });
});
