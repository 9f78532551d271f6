import {
  type Json,
  listed,
  mark,
  read,
  session,
  version,
} from '../../../test/dominion-json-reading.ts';

describe('cards of a Dominion JSON session', () => {
  it('join the cards of a session, and say where a card stands alone', async () => {
    const card = (index: number, contests: Json[]) => ({ PaperIndex: index, Contests: contests });
    const cards = [card(0, [listed(1, [mark(11)])]), card(1, [listed(2, [])])];
    const { lines, codes } = await read(
      session([], { Original: version([], { Cards: cards }) }),
      session([], { Original: version([], { Cards: cards.slice(1) }) }),
    );
    expect(lines).toEqual(['Mayor of Example: Ann | Contest B: none', 'Contest B: none']);
    expect(codes).toEqual(['assumption cards_joined', 'assumption cards_not_linked']);
  });

  it('have contests without cards in old versions', async () => {
    const old = { IsCurrent: true, Contests: [listed(1, [mark(11)])] };
    expect((await read(session([], { Original: old }))).lines).toEqual(['Mayor of Example: Ann']);
  });
});
