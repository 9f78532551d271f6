import { readFileSync, readlinkSync } from 'node:fs';
import os from 'node:os';

/** The process that writes a dataset, as other processes know it. */
export interface IngestProcess {
  /** Machine, and on Linux its space of process numbers: containers may share a machine's name. */
  readonly host: string;
  readonly pid: number;
  /** When it started, in its system's own terms; empty where unknown. */
  readonly processStart: string;
}

/** The present process. */
export function thisProcess(): IngestProcess {
  return { host: hostOfProcesses(), pid: process.pid, processStart: startOf(process.pid) };
}

/** Whether a process still runs; undefined for one of another machine, of which this one knows nothing. */
export function isRunning({ host, pid, processStart }: IngestProcess): boolean | undefined {
  if (host !== hostOfProcesses()) return undefined;
  if (!hasProcess(pid)) return false;
  // The number may have been given anew.
  return processStart === '' || startOf(pid) === processStart;
}

function hostOfProcesses(): string {
  try {
    return `${os.hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return os.hostname();
  }
}

/** Linux: field 22 of the process's status, the 20th behind its name, which may hold blanks. */
function startOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
