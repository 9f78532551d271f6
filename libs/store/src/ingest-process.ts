import { readFileSync, readlinkSync } from 'node:fs';
import os from 'node:os';

/** Identifies the process that writes a dataset, for other processes. */
export interface IngestProcess {
  /**
   * Name of the machine, and on Linux also its namespace of process numbers, as containers may share the name of their
   * machine.
   */
  readonly host: string;
  readonly pid: number;
  /** When the process started, in the form of its system; empty where unknown. */
  readonly processStart: string;
}

/** The present process. */
export function thisProcess(): IngestProcess {
  return { host: hostOfProcesses(), pid: process.pid, processStart: startOf(process.pid) };
}

/** Whether a process still runs; undefined for a process of another machine. */
export function isRunning({ host, pid, processStart }: IngestProcess): boolean | undefined {
  if (host !== hostOfProcesses()) return undefined;
  if (!hasProcess(pid)) return false;
  // The system may have given the number to another process.
  return processStart === '' || startOf(pid) === processStart;
}

function hostOfProcesses(): string {
  try {
    return `${os.hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return os.hostname();
  }
}

/** Linux: field 22 of the process status. It is the 20th field after the name, which may contain blanks. */
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
    // A process of another user may not be signalled, but it runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
