import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withCi } from '@crossvote/samples';
import { cvrIn } from './call-cvr.ts';
import { commandFile, workspace } from './folders.ts';
import { startNode, type Running } from './spawn-cvr.ts';

/** Whether each call of `cvr` in a document starts the built command. */
const isStarted = withCi(true, false, 'the start of each cvr in the documents as a process');

/** A call of `cvr` for which a shell would do no more than part its words, and what becomes of it. */
interface PlainCall {
  readonly argv: readonly string[];
  /** Where its standard output goes, if not to the page. */
  readonly file: string | undefined;
  readonly mayFail: boolean;
}

function plainCall(line: string): PlainCall | undefined {
  const [, words, file, fails] =
    /^(?:npx )?cvr ((?:[\w\s./=,:@+-]|"[^"$`\\]*"|'[^']*')*?)(?: > ([\w.-]+))?( \|\| true)?$/.exec(
      line,
    ) ?? [];
  const argv = words
    ?.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)
    ?.map((word) => word.replace(/["']/g, ''));
  // What is exported goes past the texts that a call collects.
  if (!argv || (argv[0] === 'export' && file !== undefined)) return undefined;
  return { argv, file, mayFail: fails !== undefined };
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
    const call = isStarted ? undefined : plainCall(line);
    return call ? await this.within(call) : this.shell(line);
  }

  private async within({ argv, file, mayFail }: PlainCall): Promise<string> {
    const before = process.cwd();
    process.chdir(this.folder);
    try {
      const { status, out, err } = await cvrIn(this.folder, { env: this.env })(...argv);
      if (!mayFail) expect({ status, err }).toEqual({ status: 0, err: expect.any(String) });
      if (file === undefined) return out;
      writeFileSync(file, out);
      return '';
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
    const created = await this.run('cvr keys create --name page --json');
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

  /** Compiles TypeScript examples, by their names, with the sources of the client. */
  compile(examples: ReadonlyMap<string, string>): void {
    const sources = [...examples].map(([name, text]) => {
      const source = path.join(this.folder, `${name}.ts`);
      writeFileSync(source, this.addressed(text));
      return source;
    });
    const esbuild = path.join(workspace, 'node_modules/esbuild/bin/esbuild');
    const how = ['--bundle', '--platform=node', '--format=esm', '--log-level=warning'];
    const to = ['--conditions=@crossvote/source', '--out-extension:.js=.mjs'];
    const argv = [esbuild, ...sources, ...how, ...to, `--outdir=${this.folder}`];
    execFileSync(process.execPath, argv, { cwd: this.folder });
  }

  /** Runs an example that was compiled. @returns what it printed */
  runExample(name: string): string {
    return this.shell(`'${process.execPath}' ${name}.mjs`);
  }

  private addressed(text: string): string {
    return this.address === '' ? text : text.replaceAll('127.0.0.1:3000', this.address);
  }
}
