/**
 * What a test goes through: all with `CI` set, where nobody waits, else a few that show the same; a line then says so.
 *
 * @param leftOut - what the few lack
 */
export function withCi<Given>(all: Given, few: Given, leftOut: string): Given {
  if (process.env.CI) return all;
  process.stderr.write(`LEFT OUT  ${leftOut}: CI=true npm test\n`);
  return few;
}
