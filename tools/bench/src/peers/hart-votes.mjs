/** Votes of Hart records: the options of each contest, unless it is overvoted. */
export class HartVotes {
  #votes = new Map();
  #records = 0;
  #path = [];
  #text = '';
  #contest = '';
  #options = 0;

  open(name) {
    this.#path.push(name);
    this.#text = '';
    if (name === 'Contest') this.#options = 0;
    if (name === 'Option') this.#options += 1;
    if (name === 'Overvoted') this.#options = 0;
  }

  text(text) {
    this.#text += text;
  }

  close(name) {
    this.#path.pop();
    if (name === 'Name' && this.#path.at(-1) === 'Contest') this.#contest = this.#text;
    if (name === 'Contest')
      this.#votes.set(this.#contest, (this.#votes.get(this.#contest) ?? 0) + this.#options);
    if (name === 'Cvr') this.#records += 1;
  }

  counts() {
    return { records: this.#records, ...Object.fromEntries(this.#votes) };
  }
}
