/** Preloaded into a process (`node --import`): at its end it writes its peak resident memory, in bytes. */
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env.CROSSVOTE_BENCH_PEAK;
if (file !== undefined) process.on('exit', () => writeFileSync(file, String(peakBytes())));

function peakBytes() {
  // Not maxRSS on Linux: it begins with the peak of the process that started this one.
  if (process.platform === 'linux') {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(peak?.[1]) * 1024;
  }
  return process.resourceUsage().maxRSS * 1024;
}
