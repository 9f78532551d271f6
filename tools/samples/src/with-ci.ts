/**
 * The cases of a test: all of them with `CI` set, where nobody waits, else a few that show the same. Then a line says
 * so.
 *
 * @param leftOut - describes the cases that are left out
 */
export function withCi<Given>(all: Given, few: Given, leftOut: string): Given {
  if (process.env.CI) return all;
  process.stderr.write(`LEFT OUT  ${leftOut}: CI=true npm test\n`);
  return few;
}
