import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (...names: string[]) => readFileSync(path.join(__dirname, ...names), 'utf8');

it('docs/adding-a-family.md shows the family that is tested here', () => {
  const page = read('../../../../docs/adding-a-family.md');
  const [, shown] = /```typescript\n(.*?)```/s.exec(page) ?? [];
  expect(shown).toBe(read('contract.ts'));
});
