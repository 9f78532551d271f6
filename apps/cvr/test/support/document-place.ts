import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withCi } from '@crossvote/samples';
import { cvrIn } from './call-cvr.ts';
import { commandFile, workspace } from './folders.ts';
import { startNode, type Running } from './spawn-cvr.ts';

/** Whether each call of `cvr` in a document starts the built command. */
const isStarted = withCi(true, false, 'the start of each cvr in the documents as a process');

/** What `cvr` is called with where a line is such a call, and a shell would do no more than part its words. */
function plainCall(line: string): string[] | undefined {
  const words = /^(?:npx )?cvr ((?:[\w\s./=,:@+-]|"[^"$`\\]*"|'[^']*')*)$/.exec(line)?.[1];
  return words?.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)?.map((word) => word.replace(/["']/g, ''));
}

/** A folder in which the commands of one page run as in a workspace, with a fresh database. */
export class DocumentPlace {
  private readonly env: NodeJS.ProcessEnv;
  private service: Running | undefined;
  private address = '';

  constructor(private readonly folder: string) {
    const bin = path.join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    mkdirSync(path.join(folder, 'tools'));
    symlinkSync(path.join(workspace, 'tools/samples'), path.join(folder, 'tools/samples'));
    symlinkSync(path.join(workspace, 'node_modules'), path.join(folder, 'node_modules'));
    this.script(path.join(bin, 'cvr'), `exec '${process.execPath}' '${commandFile}' "$@"`);
    // `npx cvr` of a workspace that is set up runs the command of the workspace.
    this.script(path.join(bin, 'npx'), 'exec "$@"');
    // An empty DATABASE_URL is none: the pages use the default, a file in their folder.
    const search = `${bin}${path.delimiter}${process.env.PATH ?? ''}`;
    this.env = { ...process.env, DATABASE_URL: '', PATH: search };
  }

  private script(file: string, line: string): void {
    writeFileSync(file, `#!/bin/sh\n${line}\n`);
    chmodSync(file, 0o755);
  }

  /**
   * Runs a line as a shell does; without `CI` a plain call of `cvr` within this process, as its start takes longer than
   * what it does.
   *
   * @returns what it printed on standard output
   */
  async run(line: string): Promise<string> {
    const argv = isStarted ? undefined : plainCall(line);
    return argv ? await this.within(argv) : this.shell(line);
  }

  private async within(argv: readonly string[]): Promise<string> {
    const before = process.cwd();
    process.chdir(this.folder);
    try {
      const { status, out, err } = await cvrIn(this.folder, { env: this.env })(...argv);
      expect({ status, err }).toEqual({ status: 0, err: expect.any(String) });
      return out;
    } finally {
      process.chdir(before);
    }
  }

  private shell(line: string): string {
    return execFileSync('sh', ['-e', '-c', this.addressed(line)], {
      cwd: this.folder,
      env: this.env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Serves the page's database, and puts a key into CROSSVOTE_API_KEY. */
  async serve(): Promise<void> {
    const created = this.shell('cvr keys create --name page --json');
    const { key } = JSON.parse(created) as { key: string };
    this.env.CROSSVOTE_API_KEY = key;
    this.service = startNode([commandFile, 'serve', '--port', '0', '--log-level', 'silent'], {
      cwd: this.folder,
      env: this.env,
    });
    const [, address = ''] = await this.service.printed(/http:\/\/(\S+)\/api\//);
    this.address = address;
  }

  async close(): Promise<void> {
    this.service?.child.kill('SIGTERM');
    await this.service?.ended;
  }

  /** Compiles a TypeScript example with the sources of the client, and runs it. @returns what it printed */
  runTypeScript(text: string, name: string): string {
    const source = path.join(this.folder, `${name}.ts`);
    writeFileSync(source, this.addressed(text));
    const esbuild = path.join(workspace, 'node_modules/esbuild/bin/esbuild');
    execFileSync(
      process.execPath,
      [
        ...[esbuild, source, '--bundle', '--platform=node', '--format=esm', '--log-level=warning'],
        ...['--conditions=@crossvote/source', `--outfile=${path.join(this.folder, `${name}.mjs`)}`],
      ],
      { cwd: this.folder },
    );
    return this.shell(`'${process.execPath}' ${name}.mjs`);
  }

  private addressed(text: string): string {
    return this.address === '' ? text : text.replaceAll('127.0.0.1:3000', this.address);
  }
}
