import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * Asks what an editor shows over a name in a program.
 *
 * @param file - a TypeScript file as it would stand in a project; it need not be there
 */
export function quickInfo(
  file: string,
  text: string,
  options: ts.CompilerOptions,
): (name: string) => string {
  const read = (name: string) => (name === file ? text : ts.sys.readFile(name));
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const found = read(name);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => path.dirname(file),
    getCompilationSettings: () => options,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => (name === file ? text : readFileSync(name, 'utf8')),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  });
  const [problem] = service.getSemanticDiagnostics(file);
  if (problem) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
  return (name) => {
    const info = service.getQuickInfoAtPosition(file, text.indexOf(name));
    return ts.displayPartsToString(info?.documentation).replaceAll(/\s+/g, ' ');
  };
}
